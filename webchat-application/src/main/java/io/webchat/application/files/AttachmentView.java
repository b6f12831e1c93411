package io.webchat.application.files;

import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as the readers of its message see it.
 *
 * @param url opens it without a session
 * @param size in bytes
 * @param caption null without
 * @param gone its content is no more; the rest tells what it was
 */
public record AttachmentView(
        FileId file,
        String url,
        String name,
        String mediaType,
        long size,
        FileKind kind,
        @Nullable String caption,
        boolean gone) {}
