package io.webchat.application.callbacks;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.work.Ids;
import io.webchat.application.work.UnitOfWork;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks through the logs of callbacks' owners and puts down a delivery for each message that a callback wants. Its place
 * in the log moves in the transaction that stores the deliveries: none is forgotten, none is made twice.
 */
final class CollectFromLog {
    /** Callbacks looked after in one transaction. */
    private static final int CALLBACKS = 50;

    /** Events of one log looked through in one transaction. */
    private static final int EVENTS = 100;

    private final Callbacks callbacks;
    private final Deliveries deliveries;
    private final DeliveryWorker worker;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    CollectFromLog(
            Callbacks callbacks,
            Deliveries deliveries,
            DeliveryWorker worker,
            Inboxes inboxes,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.callbacks = callbacks;
        this.deliveries = deliveries;
        this.worker = worker;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** A delivery, of which this process makes the first try at once, or leaves it to whoever finds it due. */
    private record Found(Callback callback, Message message, Delivery delivery, boolean atOnce) {}

    /** Up to the logs' ends. */
    void ofAll() {
        boolean more = true;
        while (more) {
            more = step(() -> callbacks.holdBehind(CALLBACKS));
        }
    }

    /** As {@link #ofAll}, of these owners. */
    void of(List<AccountId> owners) {
        boolean more = true;
        while (more) {
            more = step(() -> callbacks.holdBehind(owners, CALLBACKS));
        }
    }

    private interface Holding {
        List<Callbacks.Reading> hold();
    }

    /** @param more somebody may be behind still */
    private record Collected(List<Found> found, boolean more) {}

    /** One transaction's worth. Whether there may be more. */
    private boolean step(Holding holding) {
        Collected collected = unitOfWork.call(() -> {
            List<Callbacks.Reading> readings = holding.hold();
            return readings.isEmpty() ? new Collected(List.of(), false) : collect(readings);
        });
        worker.begin(collected.found().stream()
                .filter(Found::atOnce)
                .map(one -> new DeliveryWorker.Fresh(one.delivery(), one.callback(), one.message()))
                .toList());
        if (!collected.found().stream().allMatch(Found::atOnce)) {
            worker.wakeSoon();
        }
        return collected.more();
    }

    private Collected collect(List<Callbacks.Reading> readings) {
        Map<AccountId, Long> places = new HashMap<>();
        readings.forEach(reading -> places.merge(reading.callback().owner(), reading.seq(), Math::min));
        Map<AccountId, List<InboxEvent>> logs =
                inboxes.after(places, EVENTS).stream().collect(Collectors.groupingBy(InboxEvent::recipient));
        Instant now = clock.instant();
        List<Found> found = new ArrayList<>();
        Map<CallbackId, Long> readUpTo = new HashMap<>();
        for (Callbacks.Reading reading : readings) {
            List<InboxEvent> events = logs.getOrDefault(reading.callback().owner(), List.of());
            if (!events.isEmpty()) {
                found.addAll(wanted(reading, events, now));
                readUpTo.put(
                        reading.callback().id(),
                        Math.max(reading.seq(), events.getLast().seq()));
            }
        }
        deliveries.add(found.stream().map(Found::delivery).toList());
        callbacks.readUpTo(readUpTo);
        boolean more =
                readings.size() == CALLBACKS || logs.values().stream().anyMatch(events -> events.size() == EVENTS);
        return new Collected(found, more);
    }

    private List<Found> wanted(Callbacks.Reading reading, List<InboxEvent> events, Instant now) {
        Callback callback = reading.callback();
        Predicate<Message> filter = callback.filter().test();
        int room = worker.room(callback.id());
        List<Found> found = new ArrayList<>();
        for (InboxEvent event : events) {
            if (event.seq() > reading.seq()
                    && event.happening() instanceof Happening.MessageArrived arrived
                    && incoming(arrived.message(), callback, now)
                    && filter.test(arrived.message())) {
                boolean atOnce = found.size() < room;
                Delivery delivery = Delivery.of(ids.delivery(), callback.id(), arrived.message(), now);
                found.add(new Found(
                        callback,
                        arrived.message(),
                        atOnce ? delivery.leasedUntil(now.plus(DeliveryWorker.LEASE)) : delivery,
                        atOnce));
            }
        }
        return found;
    }

    private static boolean incoming(Message message, Callback callback, Instant now) {
        return !message.sender().equals(callback.owner()) && !message.deleted() && !message.expiredAt(now);
    }
}
