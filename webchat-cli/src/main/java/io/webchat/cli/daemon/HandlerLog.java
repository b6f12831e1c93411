package io.webchat.cli.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What handlers print, in a file that is replaced before it grows too large; the one before it is kept. */
final class HandlerLog {
    private static final long MAX_BYTES = 10_000_000;
    private static final int MAX_RUN_BYTES = 1_000_000;

    private final Path file;

    HandlerLog(Path sessionFolder) {
        this.file = sessionFolder.resolve("handler.log");
    }

    Path file() {
        return file;
    }

    /** Adds the output of one run, cut after a million bytes; the rest is read and dropped. */
    void copy(InputStream output, String label) throws IOException {
        byte[] chunk = new byte[8192];
        int kept = 0;
        for (int read = output.read(chunk); read >= 0; read = output.read(chunk)) {
            int room = Math.min(read, MAX_RUN_BYTES - kept);
            if (room > 0) {
                if (kept == 0) {
                    byte[] heading = heading(label).getBytes(UTF_8);
                    append(heading, heading.length);
                }
                append(chunk, room);
                kept += room;
            }
        }
    }

    private static String heading(String label) {
        return "--- " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " event " + label + "\n";
    }

    private synchronized void append(byte[] bytes, int length) throws IOException {
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Files.move(file, file.resolveSibling("handler.log.1"), REPLACE_EXISTING);
        }
        try (OutputStream log = Files.newOutputStream(file, CREATE, APPEND)) {
            log.write(bytes, 0, length);
        }
    }
}
