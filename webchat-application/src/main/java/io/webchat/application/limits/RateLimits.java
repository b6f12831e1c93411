package io.webchat.application.limits;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts against the {@link RateLimit}s, in this process's memory. */
@Singleton
public final class RateLimits {
    /** Entries, not bytes; a full table forgets the counter that was idle longest. */
    private static final int MAX_COUNTERS = 200_000;

    private record Key(RateLimit limit, String subject) {}

    private final RateLimitConfig config;
    private final Cache<Key, Bucket> buckets;
    private final TimeMeter time;

    @Inject
    public RateLimits(RateLimitConfig config, Clock clock) {
        this.config = config;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTERS)
                .expireAfterAccess(Duration.ofHours(2))
                .build();
    }

    /**
     * Counts one.
     *
     * @param subject whom it is counted for: an address, an email, an IP
     * @throws Refusal {@code rate_limited}, with the time to wait, when the allowance is used up; then it isn't counted
     */
    public void take(RateLimit limit, String subject) {
        var probe = bucket(limit, subject).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw refusal(limit, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /**
     * Counts one against each limit, or against none.
     *
     * @param subjects whom each is counted for
     * @throws Refusal as {@link #take}
     */
    public void takeAll(Map<RateLimit, String> subjects) {
        List<RateLimit> taken = new ArrayList<>();
        try {
            subjects.forEach((limit, subject) -> {
                take(limit, subject);
                taken.add(limit);
            });
        } catch (Refusal refusal) {
            taken.forEach(limit -> giveBack(limit, requireNonNull(subjects.get(limit))));
            throw refusal;
        }
    }

    /** What was taken turned out not to count. */
    public void giveBack(RateLimit limit, String subject) {
        bucket(limit, subject).addTokens(1);
    }

    private Bucket bucket(RateLimit limit, String subject) {
        return buckets.get(new Key(limit, subject), key -> bucket(config.of(limit)));
    }

    /** What holds on this relay. */
    public Allowance allowance(RateLimit limit) {
        return config.of(limit);
    }

    private Bucket bucket(Allowance allowance) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth ->
                        bandwidth.capacity(allowance.burst()).refillGreedy(allowance.burst(), allowance.refill()))
                .build();
    }

    private static Refusal refusal(RateLimit limit, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Refusal.until(
                Duration.ofSeconds(seconds),
                RefusalCode.RATE_LIMITED,
                "Wait " + seconds + " seconds and try again (limit " + limit.wireName() + ").");
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
