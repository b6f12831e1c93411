package io.webchat.cli.inbox;

import io.webchat.cli.CliException;
import io.webchat.cli.Json;
import io.webchat.cli.relay.RelayClient;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges cursors at the relay beside the work, the latest one at a time. A failed call is no loss: the position's
 * file counts, and the next stream begins with its cursor.
 */
public final class Acknowledger implements AutoCloseable {
    private static final long CLOSE_MILLIS = 3000;

    private final RelayClient relay;
    private final AtomicReference<@Nullable String> due = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closing;

    public Acknowledger(RelayClient relay) {
        this.relay = relay;
        this.thread = Thread.ofVirtual().name("acknowledger").start(this::run);
    }

    public void acknowledge(@Nullable String cursor) {
        if (cursor != null) {
            due.set(cursor);
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (true) {
            String cursor = due.getAndSet(null);
            if (cursor != null) {
                post(cursor);
            } else if (closing) {
                return;
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void post(String cursor) {
        try {
            relay.post("/api/v1/webchat/ack", Json.object("cursor", cursor));
        } catch (CliException e) {
            // Said by the stream, which fails for the same reason.
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
