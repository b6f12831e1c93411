package io.webchat.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/** Identifies files by what a copy of them does not keep: their number in the file system and the time of their birth. */
final class FileOrigin {
    private static final String MARKER = "origin";

    private FileOrigin() {}

    /**
     * Of an empty file beside the cluster, made at the first call, and of a file of the cluster that the server never
     * replaces.
     */
    static Map<String, String> of(Path folder, Path cluster) {
        Path marker = folder.resolve(MARKER);
        try {
            make(marker);
            return Map.of("folder", identity(marker), "cluster", identity(cluster.resolve("PG_VERSION")));
        } catch (IOException e) {
            throw PostgresUnavailable.because("Can't read the database folder " + folder, e);
        }
    }

    private static void make(Path marker) throws IOException {
        try {
            Files.createFile(marker);
            FileTrees.sync(marker);
        } catch (FileAlreadyExistsException e) {
            // It is from an earlier start.
            return;
        }
    }

    private static String identity(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Files.getAttribute(file, "unix:ino") + "/"
                + attributes.creationTime().toInstant().getEpochSecond();
    }
}
