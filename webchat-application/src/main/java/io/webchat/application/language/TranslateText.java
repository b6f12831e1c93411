package io.webchat.application.language;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.TranslatableText;
import io.webchat.domain.messaging.Content;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates a text, and leaves code, URLs, paths and addresses in it alone. */
public final class TranslateText {
    /** What stands for the engine where there was nothing to do. */
    public static final String NOBODY = "none";

    /** @param source null when it is to be found out */
    public record Command(
            SignedIn caller,
            String text,
            String target,
            @Nullable String source) {}

    /** @param source null when nobody said */
    public record Translated(String text, @Nullable String source, LanguageTag target, String provider) {}

    private final LanguageEngines engines;
    private final EngineProbe probe;
    private final RateLimits limits;

    @Inject
    TranslateText(LanguageEngines engines, EngineProbe probe, RateLimits limits) {
        this.engines = engines;
        this.probe = probe;
        this.limits = limits;
    }

    public Translated handle(Command command) {
        String text = Text.storable("text", command.text(), Content.MAX_TEXT_CHARACTERS);
        if (InvisibleText.showsNothing(text)) {
            throw Refusal.field("text", "required", "Give a text of 1 to 16000 characters.");
        }
        LanguageTag target = LanguageTag.parse("target", command.target());
        String named = command.source();
        LanguageTag source =
                named == null || named.isBlank() || named.equals("auto") ? null : LanguageTag.parse("source", named);
        limits.take(
                RateLimit.LANGUAGE_CALLS_PER_ACCOUNT,
                command.caller().account().id().toString());
        return translate(text, target, source, null);
    }

    /** As a whole where the engine keeps the marks, else piece by piece. */
    Translated translate(String text, LanguageTag target, @Nullable LanguageTag source, @Nullable LanguageTag likely) {
        TranslatableText cut = TranslatableText.of(text);
        EngineProbe.Outcome<Result> outcome = probe.first(
                EngineProbe.Task.TRANSLATE,
                engines.translators(),
                engine -> cut.speaks() && !target.equals(source)
                        ? by(engine, cut, target, source, likely)
                        : new Result(text, source == null ? null : source.value(), false));
        Result result = outcome.result();
        return new Translated(result.text(), result.source(), target, result.asked() ? outcome.engine() : NOBODY);
    }

    private record Result(String text, @Nullable String source, boolean asked) {}

    private static Result by(
            Translator engine,
            TranslatableText cut,
            LanguageTag target,
            @Nullable LanguageTag source,
            @Nullable LanguageTag likely) {
        String masked = cut.masked().orElse(null);
        if (masked != null) {
            Translator.Translated whole = ask(engine, List.of(masked), target, source, likely);
            String text = cut.unmasked(whole.texts().getFirst()).orElse(null);
            if (text != null) {
                return new Result(text, whole.source(), true);
            }
        }
        Translator.Translated pieces = ask(engine, cut.words(), target, source, likely);
        return new Result(cut.with(pieces.texts()), pieces.source(), true);
    }

    private static Translator.Translated ask(
            Translator engine,
            List<String> texts,
            LanguageTag target,
            @Nullable LanguageTag source,
            @Nullable LanguageTag likely) {
        Translator.Translated answer = engine.translate(new Translator.Request(texts, target, source, likely));
        if (answer.texts().size() != texts.size()) {
            throw new EngineFailure(
                    EngineFailure.Kind.BROKEN, "gave " + answer.texts().size() + " texts for " + texts.size());
        }
        for (String text : answer.texts()) {
            if (text.isBlank() || text.length() > 20 * Content.MAX_TEXT_CHARACTERS || !storable(text)) {
                throw new EngineFailure(EngineFailure.Kind.BROKEN, "gave a text that is blank or no text");
            }
        }
        return answer;
    }

    private static boolean storable(String text) {
        try {
            Text.storable("text", text, Integer.MAX_VALUE);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }
}
