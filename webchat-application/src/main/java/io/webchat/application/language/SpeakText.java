package io.webchat.application.language;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.language.LanguageTag;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a text aloud. */
public final class SpeakText {
    /** In characters; what OpenAI's own service takes. */
    static final int MAX_TEXT = 4_096;

    /** No more than a name: it becomes part of a request or of a command. */
    private static final Pattern VOICE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:+/-]{0,79}");

    /** @param voice as the engine calls it; null for the usual one */
    public record Command(
            SignedIn caller,
            String text,
            @Nullable String language,
            @Nullable String voice) {}

    private final LanguageEngines engines;
    private final EngineProbe probe;
    private final RateLimits limits;

    @Inject
    SpeakText(LanguageEngines engines, EngineProbe probe, RateLimits limits) {
        this.engines = engines;
        this.probe = probe;
        this.limits = limits;
    }

    public Speaker.Speech handle(Command command) {
        String text = Text.storable("text", command.text(), MAX_TEXT);
        if (InvisibleText.showsNothing(text)) {
            throw Refusal.field("text", "required", "Give a text of 1 to " + MAX_TEXT + " characters.");
        }
        String language = command.language();
        String voice = command.voice();
        if (voice != null && !voice.isBlank() && !VOICE.matcher(voice.strip()).matches()) {
            throw Refusal.field("voice", "invalid", "Give voice a name as the engine knows it.");
        }
        Speaker.Script script = new Speaker.Script(
                text,
                language == null || language.isBlank() ? null : LanguageTag.parse("language", language),
                voice == null || voice.isBlank() ? null : voice.strip());
        limits.take(
                RateLimit.LANGUAGE_CALLS_PER_ACCOUNT,
                command.caller().account().id().toString());
        return probe.first(EngineProbe.Task.SPEAK, engines.speakers(), engine -> engine.speak(script))
                .result();
    }
}
