package io.webchat.application.language;

import io.webchat.application.files.FileStorage;
import io.webchat.application.files.MediaTypes;
import io.webchat.application.files.OpenFile;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.files.FileName;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.language.HeardText;
import io.webchat.domain.language.LanguageTag;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes out what is said in a sound: one that is sent along, or an uploaded file. */
public final class TranscribeSound {
    /** @param language null when nobody said */
    public record Transcribed(String text, @Nullable String language, String provider) {}

    private final LanguageEngines engines;
    private final EngineProbe probe;
    private final OpenFile openFile;
    private final FileStorage storage;
    private final Transcripts transcripts;
    private final MediaTypes mediaTypes;
    private final LanguageConfig config;
    private final RateLimits limits;

    @Inject
    TranscribeSound(
            LanguageEngines engines,
            EngineProbe probe,
            OpenFile openFile,
            FileStorage storage,
            Transcripts transcripts,
            MediaTypes mediaTypes,
            LanguageConfig config,
            RateLimits limits) {
        this.engines = engines;
        this.probe = probe;
        this.openFile = openFile;
        this.storage = storage;
        this.transcripts = transcripts;
        this.mediaTypes = mediaTypes;
        this.config = config;
        this.limits = limits;
    }

    /** Where a sound that is sent along goes; the caller closes it. */
    public SoundFile begin() {
        return new SoundFile(config);
    }

    /** @param name as its sender calls it */
    public Transcribed sent(SignedIn caller, SoundFile sound, String name, @Nullable String language) {
        LanguageTag spoken = language(language);
        if (sound.size() == 0) {
            throw Refusal.field("file", "empty", "Send a sound that is not empty.");
        }
        count(caller);
        return transcribe(sound, FileName.of(name), sound.mediaType(mediaTypes, name), spoken);
    }

    /** @throws Refusal {@code not_found} when the caller has no such file */
    public Transcribed uploaded(SignedIn caller, String fileId, @Nullable String language) {
        LanguageTag spoken = language(language);
        StoredFile file = openFile.find(caller, fileId, null);
        count(caller);
        return stored(file, spoken);
    }

    private void count(SignedIn caller) {
        limits.take(RateLimit.LANGUAGE_CALLS_PER_ACCOUNT, caller.account().id().toString());
    }

    /** Whoever may see it; what was written out once stays so, unless somebody says that it is another language. */
    Transcribed stored(StoredFile file, @Nullable LanguageTag spoken) {
        Optional<Transcripts.Stored> known = spoken == null ? transcripts.find(file.id()) : Optional.empty();
        if (known.isPresent()) {
            return new Transcribed(
                    known.get().text(), known.get().language(), known.get().provider());
        }
        Transcribed heard = heard(file, spoken);
        transcripts.add(file.id(), new Transcripts.Stored(heard.text(), heard.language(), heard.provider()));
        return heard;
    }

    private Transcribed heard(StoredFile file, @Nullable LanguageTag spoken) {
        try (SoundFile sound = begin();
                InputStream content = storage.open(file.id(), 0).orElseThrow(TranscribeSound::gone)) {
            sound.writeAll(content);
            return transcribe(sound, file.name(), file.mediaType(), spoken);
        } catch (IOException e) {
            throw Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "The file can't be read now. Try again later.");
        }
    }

    private Transcribed transcribe(SoundFile sound, String name, String mediaType, @Nullable LanguageTag spoken) {
        if (mediaType.startsWith("text/") || mediaType.startsWith("image/")) {
            throw Refusal.field("file", "not_audio", "Send a sound: a file of type " + mediaType + " is none.");
        }
        Transcriber.Clip clip = new Transcriber.Clip(sound.finished(), name, mediaType, spoken);
        EngineProbe.Outcome<Transcriber.Transcript> outcome =
                probe.first(EngineProbe.Task.TRANSCRIBE, engines.transcribers(), engine -> engine.transcribe(clip));
        String said = outcome.result().language();
        return new Transcribed(
                HeardText.of(outcome.result().text()),
                said == null && spoken != null ? spoken.value() : said,
                outcome.engine());
    }

    private static @Nullable LanguageTag language(@Nullable String text) {
        return text == null || text.isBlank() || text.equals("auto") ? null : LanguageTag.parse("language", text);
    }

    static Refusal gone() {
        return Refusal.of(RefusalCode.FILE_GONE, "Upload the file again: this relay no longer keeps its content.");
    }
}
