package io.webchat.application.callbacks;

/**
 * How many calls one receiver gets at once. It grows with each that succeeds; after a failure it is one, so that a dead
 * receiver, which holds each call until it times out, takes hardly anything from the others.
 */
final class ConcurrencyWindow {
    static final int FIRST = 4;

    private static final int MAX = 64;

    private int window = FIRST;
    private int running;

    synchronized int room() {
        return Math.max(0, window - running);
    }

    synchronized void begin() {
        running++;
    }

    synchronized void end(boolean succeeded) {
        running--;
        window = succeeded ? Math.min(MAX, window + 1) : 1;
    }
}
