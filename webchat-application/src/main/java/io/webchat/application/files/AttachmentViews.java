package io.webchat.application.files;

import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.StoredFile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows attachments with what is known of their files. */
public final class AttachmentViews {
    private final Files files;
    private final FileLinks links;

    @Inject
    AttachmentViews(Files files, FileLinks links) {
        this.files = files;
        this.links = links;
    }

    /** In the message's order. */
    public List<AttachmentView> of(List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return List.of();
        }
        Map<FileId, StoredFile> found = files
                .find(attachments.stream().map(Attachment::file).toList())
                .stream()
                .collect(Collectors.toMap(StoredFile::id, Function.identity()));
        return attachments.stream()
                .flatMap(attachment ->
                        Optional.ofNullable(found.get(attachment.file())).map(file -> view(attachment, file)).stream())
                .toList();
    }

    /** A file as it would be attached with what its upload said. */
    public AttachmentView of(StoredFile file) {
        return view(new Attachment(file.id(), file.kind(), file.caption()), file);
    }

    private AttachmentView view(Attachment attachment, StoredFile file) {
        return new AttachmentView(
                file.id(),
                links.of(file.id()),
                file.name(),
                file.mediaType(),
                file.size(),
                attachment.kind(),
                attachment.caption(),
                file.gone());
    }
}
