package io.webchat.application.bridge;

import io.webchat.application.bridge.LeaseOutboundMessages.Leased;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.Batches;
import io.webchat.application.work.WorkSignal;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is due on routes that go by a gateway, a few on each at once, and has it sent. */
@Singleton
public final class OutboundDispatcher {
    private static final Logger log = LoggerFactory.getLogger(OutboundDispatcher.class);

    /** Longer than a try and the noting of it. What a relay had taken when it was killed is taken again after this. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final int MAX_ON_A_LINE = 4;

    /** A message whose outcome could not be noted so often is given up, or it would be sent without end. */
    private static final int MAX_ATTEMPTS = 10;

    private final OutboundMessages outboundMessages;
    private final Routes routes;
    private final LeaseOutboundMessages leaseOutboundMessages;
    private final GatewaySender gatewaySender;
    private final AdvanceOutboundMessage advanceOutboundMessage;
    private final RouteNotes notes;
    private final QueueSignal signal;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    private final Map<PhoneChannel, Integer> underWay = new ConcurrentHashMap<>();
    private final Set<Thread> tries = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    OutboundDispatcher(
            OutboundMessages outboundMessages,
            Routes routes,
            LeaseOutboundMessages leaseOutboundMessages,
            GatewaySender gatewaySender,
            AdvanceOutboundMessage advanceOutboundMessage,
            RouteNotes notes,
            QueueSignal signal,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.outboundMessages = outboundMessages;
        this.routes = routes;
        this.leaseOutboundMessages = leaseOutboundMessages;
        this.gatewaySender = gatewaySender;
        this.advanceOutboundMessage = advanceOutboundMessage;
        this.notes = notes;
        this.signal = signal;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Raised when there may be something to begin. */
    public WorkSignal signal() {
        return signal.dispatcher();
    }

    /** Begins what is due, without waiting for what becomes of it. */
    public synchronized void workAll() {
        signal.dispatcher().lower();
        if (!stopping) {
            outboundMessages.due(clock.instant()).forEach(this::work);
        }
    }

    private void work(PhoneChannel line) {
        Route route = routes.of(line.phone(), line.channel());
        if (!route.byDevice()) {
            routes.gateway(route).ifPresent(gateway -> work(line, route, gateway));
        }
    }

    private void work(PhoneChannel line, Route route, Gateway gateway) {
        Instant now = clock.instant();
        RouteHealth.Health health = notes.of(line).orElse(null);
        if (health != null && health.heldAt(now)) {
            return;
        }
        // One is enough to see whether a route that failed works again.
        int most = health != null && health.problem() != null ? 1 : MAX_ON_A_LINE;
        int room = most - underWay.getOrDefault(line, 0);
        if (room <= 0) {
            return;
        }
        List<Leased> leased = unitOfWork.call(() -> leaseOutboundMessages.of(
                outboundMessages.takeInTurn(line.phone(), line.channel(), now, room),
                (OutboundMessage outboundMessage) -> outboundMessage.leased(now.plus(LEASE))));
        leased.forEach(each -> begin(line, route, gateway, each));
    }

    private void begin(PhoneChannel line, Route route, Gateway gateway, Leased leased) {
        underWay.merge(line, 1, Integer::sum);
        Thread.ofVirtual().name("gateway").start(() -> {
            tries.add(Thread.currentThread());
            try {
                gatewaySender.handle(line, route, gateway, leased);
            } catch (RuntimeException e) {
                log.error(
                        "What became of message {} could not be noted",
                        leased.outboundMessage().message(),
                        e);
                giveUpInTheEnd(leased, e);
            } finally {
                underWay.computeIfPresent(line, (key, count) -> count == 1 ? null : count - 1);
                tries.remove(Thread.currentThread());
                signal.dispatcher().raise();
            }
        });
    }

    private void giveUpInTheEnd(Leased leased, RuntimeException why) {
        if (leased.outboundMessage().attempts() < MAX_ATTEMPTS || Batches.unavailable(why)) {
            return;
        }
        try {
            advanceOutboundMessage.to(
                    leased.outboundMessage().message(),
                    OutboundMessage::waiting,
                    Progress.FAILED,
                    "the relay could not note what became of it");
        } catch (RuntimeException e) {
            log.error("Message {} can't be given up", leased.outboundMessage().message(), e);
        }
    }

    /** Begins nothing more, and waits for what is under way, not longer than {@code grace}. */
    public void stop(Duration grace) {
        stopping = true;
        long end = System.nanoTime() + grace.toNanos();
        try {
            for (Thread each : tries) {
                each.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
