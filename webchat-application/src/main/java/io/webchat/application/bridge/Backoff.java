package io.webchat.application.bridge;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a gateway is left alone after a try in vain. */
final class Backoff {
    private static final List<Duration> GAPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));

    /** A gateway can ask to be left alone for so long. */
    private static final Duration MAX_WISH = Duration.ofHours(6);

    private static final double MAX_JITTER = 0.2;

    private final SecureRandom random;

    @Inject
    Backoff(SecureRandom random) {
        this.random = random;
    }

    /**
     * The gap.
     *
     * @param attempts how often it has been tried, at least 1
     * @param wish what the gateway asked for; null for nothing
     */
    Duration gap(int attempts, @Nullable Duration wish) {
        Duration gap = GAPS.get(Math.clamp(attempts, 1, GAPS.size()) - 1);
        Duration wished = wish == null || wish.compareTo(gap) < 0 ? gap : wish;
        Duration least = wished.compareTo(MAX_WISH) > 0 ? MAX_WISH : wished;
        return least.plusMillis(Math.round(gap.toMillis() * MAX_JITTER * random.nextDouble()));
    }
}
