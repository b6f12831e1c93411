package io.webchat.domain.callbacks;

import io.webchat.domain.retry.RetryGaps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a delivery that failed is tried again. */
public final class RetrySchedule {
    /** The contract's gaps: the first try is made at once, the last one some 76 hours after it. */
    private static final RetryGaps GAPS = new RetryGaps(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            Duration.ofHours(24),
            0.2);

    private RetrySchedule() {}

    /**
     * The gap after a failure; empty when it is given up.
     *
     * @param failures how often it has failed by now, at least 1
     * @param wish the time that the receiver asked for; null for none
     * @param random from 0 to 1
     */
    public static Optional<Duration> gap(int failures, @Nullable Duration wish, double random) {
        return GAPS.exhausted(failures) ? Optional.empty() : Optional.of(GAPS.after(failures, wish, random));
    }
}
