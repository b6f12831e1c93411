package io.webchat.bench;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param measured of each row, after its warm-up
 * @param smallStore events in the database of the first inbox reads
 * @param largeStore events in that of the others
 * @param idle how long a relay rests before its memory is looked at
 */
record Plan(Duration warmUp, Duration measured, int smallStore, int largeStore, Duration idle) {
    static final int COMMIT_CONNECTIONS = 32;

    static Plan full(int seconds) {
        return new Plan(Duration.ofSeconds(5), Duration.ofSeconds(seconds), 10_000, 5_000_000, Duration.ofSeconds(10));
    }

    static Plan quick(int seconds) {
        return new Plan(Duration.ofSeconds(2), Duration.ofSeconds(seconds), 10_000, 200_000, Duration.ofSeconds(3));
    }
}
