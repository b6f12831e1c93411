package io.webchat.application.callbacks;

import java.time.Duration;

/** Counts the calls that are under way, over all receivers. */
final class CallsUnderWay {
    /** Past it, what is due waits in the store. */
    private static final int MAX = 512;

    private int running;

    synchronized int room() {
        return Math.max(0, MAX - running);
    }

    synchronized void begin() {
        running++;
    }

    synchronized void end() {
        running--;
        notifyAll();
    }

    /** Whether there was none any more in time. */
    synchronized boolean awaitNone(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); running > 0 && left > 0; left = millisTo(deadline)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return running == 0;
    }

    private static long millisTo(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
}
