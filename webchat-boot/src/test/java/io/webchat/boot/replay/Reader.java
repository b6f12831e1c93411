package io.webchat.boot.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Follows a log through whatever happens to the relay and to its own connections. */
abstract class Reader implements Runnable, AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);

    private final Replayed replayed = new Replayed();
    private volatile String cursor;
    private volatile boolean closed;

    Reader(String begin) {
        this.cursor = begin;
    }

    /** Reads on from the cursor for a while, giving each event to {@link #take}. */
    abstract void follow(String from) throws IOException, InterruptedException;

    /** Ends what is being read. */
    abstract void hangUp();

    void take(JsonNode event) {
        // What passes has no place in the log.
        if (event.has("seq")) {
            replayed.take(event);
            cursor = event.path("cursor").asText();
        }
    }

    boolean closed() {
        return closed;
    }

    Replayed replayed() {
        return replayed;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                follow(cursor);
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                // The relay is gone, or the connection is: come again.
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }
}
