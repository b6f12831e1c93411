package io.webchat.domain.callbacks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a delivery that failed is tried again. */
public final class RetrySchedule {
    /** The contract's gaps: the first try is made at once, the last one some 76 hours after it. */
    private static final List<Duration> GAPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** A gap grows by up to this part of it, so that what failed together doesn't come back together. */
    private static final double MAX_JITTER = 0.2;

    /** A receiver can ask to be left alone for so long. */
    private static final Duration MAX_WISH = Duration.ofHours(24);

    private RetrySchedule() {}

    /**
     * The gap after a failure; empty when it is given up.
     *
     * @param failures how often it has failed by now, at least 1
     * @param wish the time that the receiver asked for; null for none
     * @param random from 0 to 1
     */
    public static Optional<Duration> gap(int failures, @Nullable Duration wish, double random) {
        if (failures > GAPS.size()) {
            return Optional.empty();
        }
        Duration gap = GAPS.get(failures - 1);
        Duration wished = wish == null || wish.compareTo(gap) < 0 ? gap : wish;
        Duration least = wished.compareTo(MAX_WISH) > 0 ? MAX_WISH : wished;
        return Optional.of(least.plusMillis(Math.round(gap.toMillis() * MAX_JITTER * random)));
    }
}
