package io.webchat.application.callbacks;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes old deliveries out of the log. What waits for a try stays. */
public final class PruneDeliveries {
    /** How long a delivery that is over is shown; null for ever. */
    public record Config(@Nullable Duration logLife) {}

    /** In one transaction. */
    private static final int CHUNK = 5_000;

    private final Deliveries deliveries;
    private final Config config;
    private final Clock clock;

    @Inject
    public PruneDeliveries(Deliveries deliveries, Config config, Clock clock) {
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    public void run() {
        if (config.logLife() == null) {
            return;
        }
        Instant before = clock.instant().minus(config.logLife());
        int forgotten = CHUNK;
        while (forgotten == CHUNK) {
            forgotten = deliveries.forget(before, CHUNK);
        }
    }
}
