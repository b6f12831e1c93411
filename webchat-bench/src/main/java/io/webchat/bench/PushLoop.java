package io.webchat.bench;

import java.io.IOException;

/**
 * One message under way from one person to another, sent over HTTP and pushed to a stream; then the next. One thread
 * sends and receives, to leave the processors to the relay.
 */
final class PushLoop implements PairLoad.Loop {
    private static final int BYTES = 16 * 1024;

    private final SignIn.Pair pair;
    private final HttpConnection connection;
    private final EventStream stream;
    private long number;

    PushLoop(int port, SignIn.Pair pair) throws IOException {
        this.pair = pair;
        this.connection = HttpConnection.open(port);
        this.stream = EventStream.open(port, pair.receiver(), EventStream.AT_ONCE, BYTES);
    }

    /** Until both the sender has its answer and the receiver the message. */
    @Override
    public long once() throws IOException {
        byte[] request = pair.sender().send(pair.receiver(), ++number);
        long begin = System.nanoTime();
        connection.call(request).require(202);
        long arrived = stream.next();
        long nanos = System.nanoTime() - begin;
        if (arrived != number) {
            throw new IllegalStateException("sent " + number + ", received " + arrived);
        }
        return nanos;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        connection.close();
    }
}
