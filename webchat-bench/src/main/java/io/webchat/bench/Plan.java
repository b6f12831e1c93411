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
 * @param readers of the groups that are written to
 * @param posts to each of them
 * @param streams that are open at once while nothing happens
 * @param fileMebibytes of the file that goes up and down
 * @param messages that are searched through
 */
record Plan(
        Duration warmUp,
        Duration measured,
        List<Integer> senders,
        int smallStore,
        int largeStore,
        Duration idle,
        List<Integer> readers,
        int posts,
        int streams,
        int fileMebibytes,
        int messages) {
    private static final List<Integer> SENDERS = List.of(1, 32, 256);

    static final Plan FULL = new Plan(
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            SENDERS,
            10_000,
            5_000_000,
            Duration.ofSeconds(10),
            List.of(100, 10_000),
            20,
            10_000,
            1024,
            1_000_000);
    static final Plan QUICK = new Plan(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            SENDERS,
            10_000,
            200_000,
            Duration.ofSeconds(3),
            List.of(100, 2_000),
            5,
            2_000,
            128,
            50_000);

    /** The same with other times and senders. */
    Plan with(Duration newWarmUp, Duration newMeasured, List<Integer> newSenders) {
        return new Plan(
                newWarmUp,
                newMeasured,
                newSenders,
                smallStore,
                largeStore,
                idle,
                readers,
                posts,
                streams,
                fileMebibytes,
                messages);
    }
}
