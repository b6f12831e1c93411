package io.webchat.application.language;

import io.webchat.domain.language.LanguageTag;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes out what somebody says. */
public interface Transcriber extends Engine {
    /**
     * @param content a file that the engine reads and leaves as it is
     * @param name as its sender calls it
     * @param language that is spoken; null when the engine is to find out
     */
    record Clip(
            Path content,
            String name,
            String mediaType,
            @Nullable LanguageTag language) {}

    /** @param language that was spoken; null when nobody said */
    record Transcript(String text, @Nullable String language) {}

    /** @throws EngineFailure when it can't */
    Transcript transcribe(Clip clip);
}
