package io.webchat.domain.files;

import io.webchat.domain.Refusal;
import java.util.Locale;
import java.util.Optional;

/** How a screen shows a file. */
public enum FileKind {
    IMAGE,
    VIDEO,
    /** A clip to listen to. */
    VOICE,
    /** Anything, as a thing to save. */
    FILE;

    /** An SVG is a document that can hold scripts, so it is no image here. */
    private static final String SVG = "image/svg";

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file of this media type is unless somebody says otherwise. */
    public static FileKind of(String mediaType) {
        if (mediaType.startsWith("audio/")) {
            return VOICE;
        }
        if (mediaType.startsWith("video/")) {
            return VIDEO;
        }
        return mediaType.startsWith("image/") && !mediaType.startsWith(SVG) ? IMAGE : FILE;
    }

    /**
     * The kind that somebody asks for; empty for {@code auto}.
     *
     * @param field the name to use in the refusal
     * @throws Refusal when it is none of the words
     */
    public static Optional<FileKind> wish(String field, String word) {
        String folded = word.strip().toLowerCase(Locale.ROOT);
        if (folded.isEmpty() || folded.equals("auto")) {
            return Optional.empty();
        }
        for (FileKind kind : values()) {
            if (kind.wireName().equals(folded)) {
                return Optional.of(kind);
            }
        }
        throw Refusal.field(field, "invalid", "Use one of auto, file, voice, image, video.");
    }

    /**
     * This kind, when a file of the media type can be shown so.
     *
     * @throws Refusal when it can't; every file can be a {@link #FILE}
     */
    public FileKind forType(String field, String mediaType) {
        if (this == FILE || this == of(mediaType)) {
            return this;
        }
        throw Refusal.field(
                field,
                "not_" + wireName(),
                "Leave " + field + " out, or say file: a file of type " + mediaType + " is no " + wireName() + ".");
    }
}
