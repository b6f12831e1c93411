package io.webchat.domain.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long failed work rests before each further attempt.
 *
 * @param gaps the rest after the first failure, after the second, and so on; the last one repeats
 * @param maxWish the longest rest that the other side can ask for
 * @param jitter a gap grows by up to this part of it, so that what failed together doesn't come back together
 */
public record RetryGaps(List<Duration> gaps, Duration maxWish, double jitter) {
    public RetryGaps {
        gaps = List.copyOf(gaps);
        requireNonNull(maxWish, "maxWish is null");
        if (gaps.isEmpty() || jitter < 0) {
            throw new IllegalArgumentException("gaps and a jitter that is not negative");
        }
    }

    /** Whether every gap has been used. */
    public boolean exhausted(int failures) {
        return failures > gaps.size();
    }

    /**
     * The rest after a failure.
     *
     * @param failures how often it has failed by now, at least 1
     * @param wish what the other side asked for; null for nothing
     * @param random from 0 to 1
     */
    public Duration after(int failures, @Nullable Duration wish, double random) {
        Duration gap = gaps.get(Math.clamp(failures, 1, gaps.size()) - 1);
        Duration wished = wish == null || wish.compareTo(gap) < 0 ? gap : wish;
        Duration least = wished.compareTo(maxWish) > 0 ? maxWish : wished;
        return least.plusMillis(Math.round(gap.toMillis() * jitter * random));
    }
}
