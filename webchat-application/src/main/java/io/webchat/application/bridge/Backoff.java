package io.webchat.application.bridge;

import io.webchat.domain.retry.RetryGaps;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a gateway is left alone after a try in vain. */
final class Backoff {
    /** A gateway can ask to be left alone for up to six hours. */
    private static final RetryGaps GAPS = new RetryGaps(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15)),
            Duration.ofHours(6),
            0.2);

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
        return GAPS.after(attempts, wish, random.nextDouble());
    }
}
