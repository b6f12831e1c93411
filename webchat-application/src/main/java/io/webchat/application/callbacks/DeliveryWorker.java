package io.webchat.application.callbacks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.callbacks.Deliveries.Capacity;
import io.webchat.application.callbacks.Deliveries.Leased;
import io.webchat.application.callbacks.Deliveries.Noted;
import io.webchat.application.work.Batches;
import io.webchat.application.work.WorkSignal;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes deliveries that are due and calls their receivers, many at once, and notes in bulk how it went. */
@Singleton
public final class DeliveryWorker {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    /** Longer than a call and the noting of it. What a relay had taken on when it was killed is free after this. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** One that was stored just now, as taken on by this worker. */
    record Fresh(Delivery delivery, Callback callback, Message message) {}

    private final Deliveries deliveries;
    private final PrepareCalls prepareCalls;
    private final RecordDeliveries recordDeliveries;
    private final CallbackDeliverer deliverer;
    private final SecureRandom random;
    private final Clock clock;

    private final Cache<CallbackId, ConcurrencyWindow> paces =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();
    private final Queue<Noted> over = new ConcurrentLinkedQueue<>();
    private final CallsUnderWay calls = new CallsUnderWay();
    private final WorkSignal signal = new WorkSignal();
    private volatile boolean someWait = true;
    private volatile boolean stopping;
    private @Nullable CallbackId lastServed;

    @Inject
    DeliveryWorker(
            Deliveries deliveries,
            PrepareCalls prepareCalls,
            RecordDeliveries recordDeliveries,
            CallbackDeliverer deliverer,
            SecureRandom random,
            Clock clock) {
        this.deliveries = deliveries;
        this.prepareCalls = prepareCalls;
        this.recordDeliveries = recordDeliveries;
        this.deliverer = deliverer;
        this.random = random;
        this.clock = clock;
    }

    /** Something stored became due. */
    void wakeSoon() {
        someWait = true;
        signal.raise();
    }

    /** How many calls of the receiver may be begun now. */
    int room(CallbackId callback) {
        ConcurrencyWindow pace = paces.getIfPresent(callback);
        return stopping ? 0 : Math.min(calls.room(), pace == null ? ConcurrencyWindow.FIRST : pace.room());
    }

    /** Calls at once. */
    void begin(List<Fresh> fresh) {
        prepareCalls.fresh(fresh, clock.instant()).forEach(this::begin);
    }

    /** Raised when there may be something to begin. */
    public WorkSignal signal() {
        return signal;
    }

    /** Begins what is due, whatever this node knows of: retries come due, and other nodes die. */
    public synchronized void workAll() {
        int free = calls.room();
        if (stopping || free == 0) {
            return;
        }
        signal.lower();
        Instant now = clock.instant();
        Map<CallbackId, Integer> rooms = new HashMap<>();
        paces.asMap().forEach((callback, pace) -> {
            if (pace.room() != ConcurrencyWindow.FIRST) {
                rooms.put(callback, pace.room());
            }
        });
        List<Leased> leased =
                deliveries.lease(now, now.plus(LEASE), new Capacity(free, ConcurrencyWindow.FIRST, rooms, lastServed));
        someWait = !leased.isEmpty();
        if (someWait) {
            lastServed = leased.getLast().callback().id();
            prepareCalls.of(leased, now).forEach(this::begin);
        }
    }

    /** An error of the relay's own counts as a failed attempt, or it would be made without end. */
    private void relayFailed(Delivery delivery) {
        Attempt attempt = Attempt.failed(clock.instant(), Duration.ZERO, Attempt.Fault.RELAY_FAILED);
        over.add(new Noted(delivery.after(attempt, random.nextDouble()), attempt));
    }

    private void begin(PrepareCalls.Prepared prepared) {
        CallbackDeliverer.Call call = prepared.call();
        if (call == null) {
            if (prepared.failed()) {
                relayFailed(prepared.delivery());
            } else {
                over.add(new Noted(prepared.delivery().cancelled(), null));
            }
            lookAgain();
            return;
        }
        ConcurrencyWindow pace = paces.get(prepared.delivery().callback(), callback -> new ConcurrencyWindow());
        pace.begin();
        calls.begin();
        Thread.ofVirtual().name("callback").start(() -> call(prepared.delivery(), call, pace));
    }

    private void call(Delivery delivery, CallbackDeliverer.Call call, ConcurrencyWindow pace) {
        boolean succeeded = false;
        try {
            Attempt attempt = deliverer.deliver(call);
            succeeded = attempt.succeeded();
            over.add(new Noted(delivery.after(attempt, random.nextDouble()), attempt));
        } catch (RuntimeException e) {
            log.error("Delivery {} could not be tried", delivery.id(), e);
            relayFailed(delivery);
        } finally {
            pace.end(succeeded);
            calls.end();
            lookAgain();
        }
    }

    /** There is room for another, if one waits. */
    private void lookAgain() {
        if (someWait) {
            signal.raise();
        }
    }

    /** Notes how calls went; called by the relay every moment, but not too often: one transaction takes them all. */
    public synchronized void note() {
        List<Noted> batch = new ArrayList<>();
        for (Noted noted = over.poll(); noted != null; noted = over.poll()) {
            batch.add(noted);
        }
        if (batch.isEmpty()) {
            return;
        }
        List<Noted> noted = new ArrayList<>();
        try {
            Batches.run(
                    batch,
                    part -> {
                        recordDeliveries.of(part);
                        noted.addAll(part);
                    },
                    (bad, e) -> {
                        noteAlone(bad, e);
                        noted.add(bad);
                    });
        } catch (RuntimeException e) {
            batch.removeAll(noted);
            over.addAll(batch);
            throw e;
        }
    }

    /** What the receiver answered can't be stored: the outcome alone is. */
    private void noteAlone(Noted bad, RuntimeException why) {
        log.error("The attempt of delivery {} can't be stored", bad.delivery().id(), why);
        try {
            recordDeliveries.of(List.of(new Noted(bad.delivery(), null)));
        } catch (RuntimeException e) {
            if (Batches.unavailable(e)) {
                throw e;
            }
            log.error(
                    "Delivery {} can't be noted; it is made again when its lease ends",
                    bad.delivery().id(),
                    e);
        }
    }

    /** Takes on nothing more, waits for the calls under way, not longer than {@code grace}, and notes them. */
    public void stop(Duration grace) {
        stopping = true;
        if (!calls.awaitNone(grace)) {
            log.info("Calls of slow receivers are broken off; they are made again after the next start");
        }
        note();
    }
}
