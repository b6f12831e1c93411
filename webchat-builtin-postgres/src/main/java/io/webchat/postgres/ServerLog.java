package io.webchat.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's own log file and the one before it, each of 10 MB or little more. */
record ServerLog(Path file) {
    static final long LIMIT_BYTES = 10_000_000;

    private static final Logger log = LoggerFactory.getLogger(ServerLog.class);
    private static final int TAIL_BYTES = 4_000;

    /** Empties a file that grew too large, keeping a copy. The server goes on writing at its new end. */
    void trim() {
        try (var channel = FileChannel.open(file, CREATE, WRITE)) {
            if (channel.size() > LIMIT_BYTES) {
                var copy = file.resolveSibling(file.getFileName() + ".1");
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                channel.truncate(0);
            }
        } catch (IOException e) {
            log.warn("Can't trim PostgreSQL's log {}", file, e);
        }
    }

    /** The last lines, at most 4 kB. */
    String tail() {
        try (var channel = FileChannel.open(file, READ)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            var bytes = ByteBuffer.allocate(TAIL_BYTES);
            channel.read(bytes);
            return UTF_8.decode(bytes.flip()).toString().strip();
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
