package io.webchat.application.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes how routes do: each trouble, and now and then that all is well. */
@Singleton
final class RouteNotes {
    private static final Logger log = LoggerFactory.getLogger(RouteNotes.class);

    /** A busy route isn't noted at every message. */
    private static final Duration WELL_NOTED = Duration.ofSeconds(5);

    private final RouteHealth health;
    private final Clock clock;
    private final Cache<PhoneChannel, Instant> well =
            Caffeine.newBuilder().maximumSize(10_000).build();

    @Inject
    RouteNotes(RouteHealth health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    void worked(PhoneChannel line) {
        Instant now = clock.instant();
        Instant noted = well.getIfPresent(line);
        if (noted == null || !now.isBefore(noted.plus(WELL_NOTED))) {
            health.worked(line.phone(), line.channel(), now);
            well.put(line, now);
        }
    }

    /** @param holdUntil when it is tried again; null for at once */
    void failed(PhoneChannel line, String problem, @Nullable Instant holdUntil) {
        well.invalidate(line);
        if (of(line).map(RouteHealth.Health::problem).isEmpty()) {
            log.warn("The {} route of phone {} fails: {}", line.channel().wireName(), line.phone(), problem);
        }
        health.failed(line.phone(), line.channel(), clock.instant(), problem, holdUntil);
    }

    Optional<RouteHealth.Health> of(PhoneChannel line) {
        return Optional.ofNullable(health.of(line.phone()).get(line.channel()));
    }
}
