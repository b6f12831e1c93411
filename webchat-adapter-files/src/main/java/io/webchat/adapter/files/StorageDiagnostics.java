package io.webchat.adapter.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.application.files.FileStorage;
import io.webchat.application.ids.Ids;
import io.webchat.domain.Refusal;
import io.webchat.domain.files.FileId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Takes a file all the way of an upload: written, sealed, kept, read back, removed. */
final class StorageDiagnostics implements Diagnostics {
    private static final String SETTINGS = "PCHAT_UPLOAD_DIR, or BRIDGE_DB_PATH with uploads in it";
    private static final byte[] CONTENT = "Written by a checkup; may be deleted.\n".getBytes(US_ASCII);

    /** Where the contents are. */
    record Folder(Path path) {}

    private final FileStorage storage;
    private final Folder folder;
    private final Ids ids;

    @Inject
    StorageDiagnostics(FileStorage storage, Folder folder, Ids ids) {
        this.storage = storage;
        this.folder = folder;
        this.ids = ids;
    }

    @Override
    public List<Diagnostic> due() {
        return List.of(new Diagnostic(
                "files", "folder", "Writes a small file, reads it back and removes it.", SETTINGS, this::examine));
    }

    private DiagnosticResult examine() {
        FileId id = ids.file();
        try {
            keep(id);
            byte[] read = read(id);
            if (!Arrays.equals(read, CONTENT)) {
                return DiagnosticResult.failed(
                        "What was read back is not what was written.",
                        "Check the disk and the file system of " + folder.path() + ".");
            }
            return DiagnosticResult.ok("A file came back from " + folder.path() + " as it was written.");
        } catch (Refusal unusable) {
            return failed();
        } finally {
            remove(id);
        }
    }

    private void keep(FileId id) {
        try (FileStorage.Draft draft = storage.begin(id)) {
            draft.write(CONTENT, 0, CONTENT.length);
            draft.seal();
            draft.keep();
        }
    }

    private byte[] read(FileId id) {
        try (InputStream content = storage.open(id, 0).orElseGet(InputStream::nullInputStream)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(FileId id) {
        try {
            storage.delete(id);
        } catch (Refusal e) {
            // The finding says so already.
        }
    }

    /** The storage tells callers no reason: the folder itself does. */
    private DiagnosticResult failed() {
        Path path = folder.path().toAbsolutePath();
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "checkup-", ".tmp"));
            return DiagnosticResult.failed(
                    "Files can't be kept in " + path + ".",
                    "Make room on its disk, and see that every folder in it belongs to the relay's user.");
        } catch (AccessDeniedException e) {
            return DiagnosticResult.failed(
                    "The relay's user may not write " + e.getFile() + ".",
                    "Give the folder to that user, or name another one: " + SETTINGS + ".");
        } catch (FileAlreadyExistsException e) {
            return DiagnosticResult.failed(
                    e.getFile() + " is a file, and not a folder.",
                    "Move it away, or name another folder: " + SETTINGS + ".");
        } catch (IOException e) {
            return DiagnosticResult.failed(
                    "The folder " + path + " can't be written: " + e.getMessage(),
                    "Make room on its disk, or name another folder: " + SETTINGS + ".");
        }
    }
}
