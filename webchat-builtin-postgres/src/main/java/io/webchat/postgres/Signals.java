package io.webchat.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the server the signals that Java can't. */
record Signals(Path folder, Binaries binaries, UnprivilegedCommand command) {
    private static final Logger log = LoggerFactory.getLogger(Signals.class);

    /** Asks the server to break off its clients' transactions and to shut down cleanly. */
    void fastStop(long pid) {
        send("INT", pid);
    }

    /** Asks the server to quit at once; the next start recovers from the log. */
    void immediateStop(long pid) {
        send("QUIT", pid);
    }

    private void send(String signal, long pid) {
        var line = command.line(List.of(binaries.program("pg_ctl"), "kill", signal, Long.toString(pid)));
        try {
            var outcome = new ShortCommand(line).run(folder, "");
            if (!outcome.succeeded()) {
                log.warn("Can't send {} to PostgreSQL (process {}): {}", signal, pid, outcome.output());
            }
        } catch (IOException e) {
            log.warn("Can't send {} to PostgreSQL (process {})", signal, pid, e);
        }
    }
}
