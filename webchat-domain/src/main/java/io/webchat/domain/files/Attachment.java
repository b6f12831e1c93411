package io.webchat.domain.files;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import org.jspecify.annotations.Nullable;

/**
 * A file that a message carries.
 *
 * @param caption null without
 */
public record Attachment(
        FileId file, FileKind kind, @Nullable String caption) {
    public static final int MAX_CAPTION_CHARACTERS = 1_000;
    public static final int MAX_PER_MESSAGE = 20;

    public Attachment {
        requireNonNull(file, "file is null");
        requireNonNull(kind, "kind is null");
    }

    /**
     * The caption as it may be stored; null for one that shows nothing.
     *
     * @throws Refusal when it is longer than 1,000 characters or no valid text
     */
    public static @Nullable String caption(@Nullable String typed) {
        return typed == null || InvisibleText.showsNothing(typed)
                ? null
                : Text.storable("caption", typed.strip(), MAX_CAPTION_CHARACTERS);
    }
}
