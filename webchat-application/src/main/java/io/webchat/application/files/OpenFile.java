package io.webchat.application.files;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.StoredFile;
import jakarta.inject.Inject;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Gives a file to those who may have it. */
public final class OpenFile {
    private final Files files;
    private final FileStorage storage;
    private final FileAccess access;
    private final FileLinks links;
    private final boolean tokenRequired;

    @Inject
    OpenFile(Files files, FileStorage storage, FileAccess access, FileLinks links, FilesConfig config) {
        this.files = files;
        this.storage = storage;
        this.access = access;
        this.links = links;
        this.tokenRequired = config.tokenRequired();
    }

    /**
     * What is known of a file that the caller may open.
     *
     * @param caller null without a session
     * @param token the file's own, as the caller showed it; null without
     * @throws Refusal {@code not_found} when there is no such file or none for this caller, {@code file_gone} when its
     *     content was given up
     */
    public StoredFile find(@Nullable SignedIn caller, String fileId, @Nullable String token) {
        StoredFile file = FileId.parse(fileId)
                .flatMap(files::find)
                .filter(found -> allowed(caller, found, token))
                .orElseThrow(OpenFile::unknown);
        if (file.gone()) {
            throw gone();
        }
        return file;
    }

    /**
     * The content of a file that was found, from a place on; the caller closes it.
     *
     * @throws Refusal {@code file_gone} when it is no more
     */
    public InputStream content(StoredFile file, long from) {
        return storage.open(file.id(), from).orElseThrow(OpenFile::gone);
    }

    private boolean allowed(@Nullable SignedIn caller, StoredFile file, @Nullable String token) {
        return !tokenRequired
                || (token != null && links.opens(file.id(), token))
                || (caller != null && access.sees(caller.account().id(), file));
    }

    private static Refusal unknown() {
        return Refusal.of(
                RefusalCode.NOT_FOUND,
                "Open the url of the attachment as it stands, with its token, or sign in as somebody who sees the"
                        + " file.");
    }

    private static Refusal gone() {
        return Refusal.of(
                RefusalCode.FILE_GONE,
                "Ask for the file to be uploaded again: this relay no longer keeps its content.");
    }
}
