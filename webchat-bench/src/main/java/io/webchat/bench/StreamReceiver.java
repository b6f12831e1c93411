package io.webchat.bench;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Follows one log as server-sent events, and acknowledges nothing. */
final class StreamReceiver implements Follower {
    private static final int BYTES = 16 * 1024;

    private final EventStream stream;
    private final LongConsumer each;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    /** @param each is given the number of each message, in the order of the log, from now on */
    StreamReceiver(int port, Person person, LongConsumer each) throws IOException {
        this.stream = EventStream.open(port, person, EventStream.ANY_TIME, BYTES);
        this.each = each;
        this.thread = Thread.ofVirtual().start(this::follow);
    }

    private void follow() {
        try {
            while (!closed) {
                each.accept(stream.next());
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void requireAlive() {
        if (!closed && !thread.isAlive()) {
            throw new IllegalStateException("a stream has ended", failure);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
    }
}
