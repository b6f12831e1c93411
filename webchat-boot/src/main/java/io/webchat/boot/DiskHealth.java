package io.webchat.boot;

import io.webchat.application.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the data folder's disk has room. */
final class DiskHealth implements HealthCheck {
    /** Below this, PostgreSQL is about to stop taking writes: a write-ahead segment and a checkpoint need room. */
    static final long MIN_FREE_BYTES = 100L << 20;

    private final Path folder;

    DiskHealth(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Optional<String> problem() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free >= MIN_FREE_BYTES
                    ? Optional.empty()
                    : Optional.of("The data folder's disk has less than 100 MiB left.");
        } catch (IOException e) {
            return Optional.of("The data folder can't be read.");
        }
    }
}
