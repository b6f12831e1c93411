package io.webchat.application.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.bridge.GatewayLines.GatewayLine;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks gateways how far the messages are that they took: soon after the last step often, later seldom. */
@Singleton
public final class AskGateways {
    private static final Logger log = LoggerFactory.getLogger(AskGateways.class);

    /** Nobody asks for the fate of older ones any more. */
    private static final Duration LONGEST = Duration.ofDays(3);

    private static final Duration SHORTEST_GAP = Duration.ofSeconds(5);
    private static final int MOST_IN_A_ROUND = 50;

    private final GatewayLines lines;
    private final Transits transits;
    private final MoveOnRoute moveOnRoute;
    private final Clock clock;
    private final Cache<MessageId, Instant> asked =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    AskGateways(GatewayLines lines, Transits transits, MoveOnRoute moveOnRoute, Clock clock) {
        this.lines = lines;
        this.transits = transits;
        this.moveOnRoute = moveOnRoute;
        this.clock = clock;
    }

    /** Begins a round, unless one is under way still. */
    public void work() {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("gateway-states").start(() -> {
                try {
                    round();
                } catch (RuntimeException e) {
                    log.warn("Asking gateways failed and will be tried again: {}", e.toString());
                } finally {
                    running.set(false);
                }
            });
        }
    }

    /** Asks for all that is to be asked for now. */
    void round() {
        for (GatewayLine<Gateway> line : lines.of(Gateway.class)) {
            if (line.gateway().tellsState()) {
                ask(line);
            }
        }
    }

    private void ask(GatewayLine<Gateway> line) {
        Instant now = clock.instant();
        transits.underWay(line.line().phone(), line.line().channel(), now, MOST_IN_A_ROUND).stream()
                .filter(transit -> dueAt(transit, now))
                .forEach(transit -> ask(line, transit, now));
    }

    private boolean dueAt(Transit transit, Instant now) {
        Duration age = Duration.between(lastStep(transit), now);
        Instant last = asked.getIfPresent(transit.message());
        Duration gap = age.dividedBy(10).compareTo(SHORTEST_GAP) < 0 ? SHORTEST_GAP : age.dividedBy(10);
        return age.compareTo(LONGEST) < 0 && (last == null || !now.isBefore(last.plus(gap)));
    }

    private static Instant lastStep(Transit transit) {
        return transit.hops().getOrDefault(transit.progress(), Instant.EPOCH);
    }

    private void ask(GatewayLine<Gateway> line, Transit transit, Instant now) {
        asked.put(transit.message(), now);
        String vendorId = transit.vendorId();
        if (vendorId == null) {
            return;
        }
        line.gateway()
                .state(line.route(), vendorId)
                .filter(state -> state.progress() != Progress.QUEUED)
                .ifPresent(state -> moveOnRoute.to(
                        transit.message(),
                        found -> found.phone().equals(transit.phone()),
                        line.line(),
                        line.route(),
                        line.gateway(),
                        state.progress(),
                        state.reason(),
                        found -> found));
    }
}
