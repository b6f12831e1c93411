package io.webchat.adapter.persistence.epoch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers outside of the database how far its write-ahead log had come. Each run of the relay has a file of its own
 * name, so that a backup that is copied over the folder does not replace the newest one.
 */
final class PositionFiles {
    private static final Logger log = LoggerFactory.getLogger(PositionFiles.class);
    private static final String PATTERN = "database-*.position";
    private static final long NONE = -1;

    private final Path folder;
    private final Path own;
    private @Nullable String written;

    /** @param folder files are kept there if it exists */
    PositionFiles(Path folder) {
        this.folder = folder;
        this.own = folder.resolve("database-" + UUID.randomUUID() + ".position");
    }

    /** The farthest position noted in the epoch; -1 when there is none. */
    long farthest(long epoch) {
        long farthest = NONE;
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
                for (Path file : files) {
                    farthest = Math.max(farthest, read(file, epoch));
                }
            } catch (IOException e) {
                log.debug("The folder {} can't be read", folder, e);
            }
        }
        return farthest;
    }

    private static long read(Path file, long epoch) {
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
            return words.size() == 2 && words.getFirst().equals(Long.toString(epoch))
                    ? Long.parseLong(words.getLast())
                    : NONE;
        } catch (IOException | NumberFormatException e) {
            log.debug("The file {} can't be read", file, e);
            return NONE;
        }
    }

    /** Notes the position, and removes the files of earlier runs. */
    synchronized void note(long epoch, long position) {
        String text = epoch + " " + position + "\n";
        if (text.equals(written) || !Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.writeString(own, text);
            if (written == null) {
                removeOthers();
            }
            written = text;
        } catch (IOException e) {
            log.debug("The file {} can't be written", own, e);
        }
    }

    private void removeOthers() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
            for (Path file : files) {
                if (!file.equals(own)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
