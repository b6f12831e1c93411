package io.webchat.application.bridge;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.bridge.GatewayChannels.GatewayChannel;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.application.work.Batches;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks gateways how far the messages are that they took: soon after the last step often, later seldom. */
@Singleton
public final class AskGateways {
    private static final Logger log = LoggerFactory.getLogger(AskGateways.class);

    /** Nobody asks for the fate of older ones any more. */
    private static final Duration MAX = Duration.ofDays(3);

    private static final Duration MIN_GAP = Duration.ofSeconds(5);
    private static final int MAX_IN_A_ROUND = 50;

    private final GatewayChannels lines;
    private final OutboundMessages outboundMessages;
    private final AdvanceOnRoute advanceOnRoute;
    private final Clock clock;
    private final Cache<MessageId, Instant> asked =
            Caffeine.newBuilder().maximumSize(100_000).build();
    private final Set<PhoneChannel> asking = ConcurrentHashMap.newKeySet();

    @Inject
    AskGateways(GatewayChannels lines, OutboundMessages outboundMessages, AdvanceOnRoute advanceOnRoute, Clock clock) {
        this.lines = lines;
        this.outboundMessages = outboundMessages;
        this.advanceOnRoute = advanceOnRoute;
        this.clock = clock;
    }

    /** Begins a round on each line on which none is under way: a gateway that hangs holds up its own line alone. */
    public void work() {
        for (GatewayChannel<Gateway> line : lines.of(Gateway.class)) {
            if (line.gateway().tellsState() && asking.add(line.line())) {
                Thread.ofVirtual().name("gateway-states").start(() -> round(line));
            }
        }
    }

    private void round(GatewayChannel<Gateway> line) {
        try {
            ask(line);
        } catch (RuntimeException e) {
            log.warn("Asking a gateway of {} failed and will be tried again: {}", line.line(), e.toString());
        } finally {
            asking.remove(line.line());
        }
    }

    /** Asks for all that is to be asked for now. */
    void round() {
        for (GatewayChannel<Gateway> line : lines.of(Gateway.class)) {
            if (line.gateway().tellsState()) {
                ask(line);
            }
        }
    }

    private void ask(GatewayChannel<Gateway> line) {
        Instant now = clock.instant();
        Map<MessageId, OutboundMessage> due =
                outboundMessages.underWay(line.line().phone(), line.line().channel(), now, MAX_IN_A_ROUND).stream()
                        .filter(outboundMessage -> dueAt(outboundMessage, now))
                        .collect(Collectors.toMap(OutboundMessage::message, Function.identity()));
        Batches.each(
                due.keySet(),
                "The state of message {} can't be taken",
                id -> ask(line, requireNonNull(due.get(id)), now));
    }

    private boolean dueAt(OutboundMessage outboundMessage, Instant now) {
        Duration age = Duration.between(lastStep(outboundMessage), now);
        Instant last = asked.getIfPresent(outboundMessage.message());
        Duration gap = age.dividedBy(10).compareTo(MIN_GAP) < 0 ? MIN_GAP : age.dividedBy(10);
        return age.compareTo(MAX) < 0 && (last == null || !now.isBefore(last.plus(gap)));
    }

    private static Instant lastStep(OutboundMessage outboundMessage) {
        return outboundMessage.hops().getOrDefault(outboundMessage.progress(), Instant.EPOCH);
    }

    private void ask(GatewayChannel<Gateway> line, OutboundMessage outboundMessage, Instant now) {
        asked.put(outboundMessage.message(), now);
        String vendorId = outboundMessage.vendorId();
        if (vendorId == null) {
            return;
        }
        line.gateway()
                .state(line.route(), vendorId)
                .filter(state -> state.progress() != Progress.QUEUED)
                .ifPresent(state -> advanceOnRoute.to(
                        outboundMessage.message(),
                        found -> found.phone().equals(outboundMessage.phone()),
                        line.line(),
                        line.route(),
                        line.gateway(),
                        state.progress(),
                        state.reason(),
                        found -> found));
    }
}
