package io.webchat.testkit.work;

import io.webchat.application.inbox.Watch;
import java.time.Duration;

/** Tells whether a watch has been woken. */
public final class Wakes {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    private Wakes() {}

    /** Waits for news, up to 20 seconds. */
    public static boolean woken(Watch watch) {
        return wokenWithin(watch, LONG);
    }

    /** Whether there is news by now, give or take a moment. */
    public static boolean wokenYet(Watch watch) {
        return wokenWithin(watch, SHORT);
    }

    private static boolean wokenWithin(Watch watch, Duration most) {
        long begin = System.nanoTime();
        try {
            watch.await(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return System.nanoTime() - begin < most.toNanos();
    }
}
