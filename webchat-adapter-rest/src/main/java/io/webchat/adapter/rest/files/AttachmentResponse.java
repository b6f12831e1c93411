package io.webchat.adapter.rest.files;

import io.webchat.application.files.AttachmentView;
import org.jspecify.annotations.Nullable;

/**
 * An attachment on the wire.
 *
 * @param url opens it without a session
 * @param gone null while the file can be opened
 */
public record AttachmentResponse(
        String fileId,
        String url,
        String name,
        String mediaType,
        long size,
        String kind,
        @Nullable String caption,
        @Nullable Boolean gone) {
    public static AttachmentResponse of(AttachmentView view) {
        return new AttachmentResponse(
                view.file().toString(),
                view.url(),
                view.name(),
                view.mediaType(),
                view.size(),
                view.kind().wireName(),
                view.caption(),
                view.gone() ? true : null);
    }
}
