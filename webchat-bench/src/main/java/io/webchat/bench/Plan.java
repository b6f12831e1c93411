package io.webchat.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is done.
 *
 * @param warmUp before each measured time: until the JVM has compiled what is hot, on a loaded machine
 * @param measured of each row, after its warm-up
 * @param senders that send at once, in each row of the sends
 * @param smallStore events in the database of the first inbox reads
 * @param largeStore events in that of the others
 * @param idle how long a relay rests before its memory is looked at
 */
record Plan(Duration warmUp, Duration measured, List<Integer> senders, int smallStore, int largeStore, Duration idle) {
    private static final List<Integer> SENDERS = List.of(1, 32, 256);

    static final Plan FULL = new Plan(
            Duration.ofSeconds(20), Duration.ofSeconds(10), SENDERS, 10_000, 5_000_000, Duration.ofSeconds(10));
    static final Plan QUICK =
            new Plan(Duration.ofSeconds(2), Duration.ofSeconds(3), SENDERS, 10_000, 200_000, Duration.ofSeconds(3));
}
