package io.webchat.adapter.files;

import io.webchat.application.health.HealthCheck;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether files can be taken in. Messages go on without it. Writes nothing, unless the last upload failed. */
public final class StorageHealth implements HealthCheck {
    private static final String UNWRITABLE = "The upload folder can't be written.";

    private final Path folder;
    private final FolderStorage storage;

    @Inject
    StorageHealth(StorageDiagnostics.Folder folder, FolderStorage storage) {
        this.folder = folder.path().toAbsolutePath();
        this.storage = storage;
    }

    @Override
    public String name() {
        return "uploads";
    }

    @Override
    public boolean essential() {
        return false;
    }

    @Override
    public Optional<String> problem() {
        Path present = folder;
        while (present.getParent() != null && !Files.exists(present)) {
            present = present.getParent();
        }
        if (!Files.isDirectory(present) || !Files.isWritable(present)) {
            return Optional.of(UNWRITABLE);
        }
        try {
            if (storage.freeBytes() < storage.reserveBytes()) {
                return Optional.of("The upload folder's disk has no room but what is reserved for messages.");
            }
            return storage.writable() ? Optional.empty() : Optional.of(UNWRITABLE);
        } catch (IOException e) {
            return Optional.of("The upload folder can't be read.");
        }
    }
}
