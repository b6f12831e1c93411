package io.webchat.bench;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Follows one log by long polls, each of which acknowledges what the last one brought. */
final class Receiver implements Follower {
    private static final int LIMIT = 100;
    private static final int HOLD_SECONDS = 30;

    private final Person person;
    private final HttpConnection connection;
    private final LongConsumer each;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    /** @param each is given the number of each message, in the order of the log, from now on */
    Receiver(int port, Person person, LongConsumer each) throws IOException {
        this.person = person;
        this.connection = HttpConnection.open(port);
        this.each = each;
        String begin = Fields.lastText(
                connection
                        .post(Person.POLL, person.token(), "{\"limit\":500}")
                        .require(200)
                        .text(),
                "cursor");
        this.thread = Thread.ofVirtual().start(() -> follow(begin));
    }

    private void follow(String begin) {
        String cursor = begin;
        try {
            while (!closed) {
                String answer = connection
                        .call(person.poll(cursor, LIMIT, HOLD_SECONDS))
                        .require(200)
                        .text();
                Texts.numbers(answer, each);
                cursor = Fields.lastText(answer, "cursor");
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void requireAlive() {
        if (!closed && !thread.isAlive()) {
            throw new IllegalStateException("a receiver has ended", failure);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        connection.close();
    }
}
