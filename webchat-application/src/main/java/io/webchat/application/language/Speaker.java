package io.webchat.application.language;

import io.webchat.domain.language.LanguageTag;
import org.jspecify.annotations.Nullable;

/** Reads texts aloud. */
public interface Speaker extends Engine {
    /** @param voice as the engine calls it; null for its usual one */
    record Script(
            String text,
            @Nullable LanguageTag language,
            @Nullable String voice) {}

    /** A whole sound file. */
    @SuppressWarnings("ArrayRecordComponent") // a sound file is large, and never compared
    record Speech(byte[] content, String mediaType) {}

    /** @throws EngineFailure when it can't */
    Speech speak(Script script);
}
