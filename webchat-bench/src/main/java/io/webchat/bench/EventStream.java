package io.webchat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** One person's log as server-sent events, from the messages that are new to the session on. */
final class EventStream implements Closeable {
    private static final String PATH = "/api/v1/webchat/events";

    /** Longer than from one beat to the next: only for streams that wait for something. */
    static final Duration ANY_TIME = Duration.ofSeconds(70);

    /** Shorter than from one beat to the next, so that a message that doesn't come is noticed. */
    static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final LiveSocket socket;
    private final MarkReader numbers;

    private EventStream(LiveSocket socket, int bytes) throws IOException {
        this.socket = socket;
        this.numbers = Texts.numbers(new ChunkedInput(socket.in()), bytes);
    }

    /** @param bytes read at once */
    static EventStream open(int port, Person person, Duration patience, int bytes) throws IOException {
        return new EventStream(LiveSocket.open(port, PATH, person, "", 200, patience), bytes);
    }

    /** Waits for the next message's number. */
    long next() throws IOException {
        return numbers.next();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
