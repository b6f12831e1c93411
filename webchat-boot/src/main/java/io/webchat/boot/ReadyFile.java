package io.webchat.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Tells {@code start_relay.sh} that a run got as far as being ready, so that its class archive is worth keeping. */
final class ReadyFile {
    static final String PROPERTY = "webchat.ready.file";

    private ReadyFile() {}

    /**
     * Leaves an empty file; without one the next start is only slower, so a failure is not told aloud.
     *
     * @param name null when nobody asks for it
     */
    static void leave(@Nullable String name) {
        if (name == null) {
            return;
        }
        try {
            Files.write(Path.of(name), new byte[0]);
        } catch (IOException e) {
            LoggerFactory.getLogger(ReadyFile.class).debug("No file that says ready", e);
        }
    }
}
