package io.webchat.application.bridge;

import io.webchat.application.bridge.Gateway.OutgoingFile;
import io.webchat.application.files.AttachmentView;
import io.webchat.application.files.AttachmentViews;
import io.webchat.application.files.FileStorage;
import io.webchat.domain.files.Attachment;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;

/** The files of a message that leaves the relay. */
final class OutgoingFiles {
    private final AttachmentViews attachmentViews;
    private final FileStorage storage;

    @Inject
    OutgoingFiles(AttachmentViews attachmentViews, FileStorage storage) {
        this.attachmentViews = attachmentViews;
        this.storage = storage;
    }

    List<OutgoingFile> of(List<Attachment> attachments) {
        return attachmentViews.of(attachments).stream().map(this::outgoing).toList();
    }

    private OutgoingFile outgoing(AttachmentView view) {
        return new OutgoingFile(
                view.name(), view.mediaType(), view.size(), view.kind(), view.caption(), view.url(), () -> open(view));
    }

    private InputStream open(AttachmentView view) {
        return storage.open(view.file(), 0)
                .orElseThrow(() -> new GatewayTrouble("the file " + view.name() + " is no longer kept", null));
    }
}
