package io.webchat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Follows one person's log in a thread of its own. */
interface Follower extends Closeable {
    /** A way to follow. */
    interface Opening {
        /** @param each is given the number of each message, in the order of the log, from now on */
        Follower open(int port, Person person, LongConsumer each) throws IOException;
    }

    /** @throws IllegalStateException when it has lost its connection or got what is no answer */
    void requireAlive();
}
