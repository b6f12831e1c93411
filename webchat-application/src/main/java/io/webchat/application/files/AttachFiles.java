package io.webchat.application.files;

import io.webchat.domain.Refusal;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what a sender wants to attach into attachments. */
public final class AttachFiles {
    private static final String FIELD = "attachments";
    private static final String FILE_FIELD = "attachments.file_id";
    private static final String KIND_FIELD = "attachments.kind";

    /**
     * What a sender names.
     *
     * @param kind as {@link FileKind#wish} reads it; null for that of the upload
     * @param caption null for that of the upload
     */
    public record Requested(
            String fileId, @Nullable String kind, @Nullable String caption) {}

    private final Files files;
    private final FileAccess access;

    @Inject
    AttachFiles(Files files, FileAccess access) {
        this.files = files;
        this.access = access;
    }

    /**
     * @param inText those that the text names; one that is wanted too is attached once
     * @throws Refusal when there are more than 20, or the sender doesn't see one of them
     */
    public List<Attachment> of(AccountId account, List<Requested> wanted, List<FileId> inText) {
        if (wanted.isEmpty() && inText.isEmpty()) {
            return List.of();
        }
        Map<FileId, Requested> all = new LinkedHashMap<>();
        wanted.forEach(each -> all.put(FileId.parse(each.fileId()).orElseThrow(() -> unknown(each.fileId())), each));
        inText.forEach(id -> all.putIfAbsent(id, new Requested(id.toString(), null, null)));
        if (all.size() > Attachment.MAX_PER_MESSAGE) {
            throw Refusal.field(
                    FIELD, "too_many", "Attach at most " + Attachment.MAX_PER_MESSAGE + " files to one message.");
        }
        Map<FileId, StoredFile> found =
                files.find(all.keySet()).stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
        return all.entrySet().stream()
                .map(entry -> attachment(account, found.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private Attachment attachment(AccountId sender, @Nullable StoredFile file, Requested wanted) {
        if (file == null || file.gone() || !access.sees(sender, file)) {
            throw unknown(wanted.fileId());
        }
        FileKind kind = FileKind.wish(KIND_FIELD, wanted.kind() == null ? "" : wanted.kind())
                .map(wish -> wish.forType(KIND_FIELD, file.mediaType()))
                .orElse(file.kind());
        String caption = wanted.caption() == null ? file.caption() : Attachment.caption(wanted.caption());
        return new Attachment(file.id(), kind, caption);
    }

    private static Refusal unknown(String fileId) {
        return Refusal.field(
                FILE_FIELD,
                "unknown",
                FileId.parse(fileId).isPresent()
                        ? "Upload the file first: you have none with the id " + fileId + "."
                        : "Give file_id the id that the upload answered, file_ and 32 hex digits.");
    }
}
