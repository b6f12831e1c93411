package io.webchat.application.callbacks;

import io.webchat.application.ids.Ids;
import io.webchat.application.inbox.DurableReader;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts down a delivery for each message in its owner's log that a callback wants. */
final class CollectFromLog implements DurableReader.Use<Callbacks.Reading> {
    private final Callbacks callbacks;
    private final Deliveries deliveries;
    private final DeliveryWorker worker;
    private final Ids ids;
    private final Clock clock;

    @Inject
    CollectFromLog(Callbacks callbacks, Deliveries deliveries, DeliveryWorker worker, Ids ids, Clock clock) {
        this.callbacks = callbacks;
        this.deliveries = deliveries;
        this.worker = worker;
        this.ids = ids;
        this.clock = clock;
    }

    /** A delivery, of which this process makes the first try at once, or leaves it to whoever finds it due. */
    private record Found(Callback callback, Message message, Delivery delivery, boolean atOnce) {}

    @Override
    public Runnable of(List<DurableReader.Page<Callbacks.Reading>> pages) {
        Instant now = clock.instant();
        List<Found> found =
                pages.stream().flatMap(page -> wanted(page, now).stream()).toList();
        deliveries.add(found.stream().map(Found::delivery).toList());
        callbacks.readUpTo(pages.stream()
                .collect(Collectors.toMap(page -> page.place().callback().id(), DurableReader.Page::end)));
        return () -> begin(found);
    }

    private void begin(List<Found> found) {
        worker.begin(found.stream()
                .filter(Found::atOnce)
                .map(one -> new DeliveryWorker.Fresh(one.delivery(), one.callback(), one.message()))
                .toList());
        if (!found.stream().allMatch(Found::atOnce)) {
            worker.wakeSoon();
        }
    }

    private List<Found> wanted(DurableReader.Page<Callbacks.Reading> page, Instant now) {
        Callback callback = page.place().callback();
        Predicate<Message> filter = callback.filter().test();
        int room = worker.room(callback.id());
        List<Found> found = new ArrayList<>();
        for (InboxEvent event : page.events()) {
            if (event.payload() instanceof EventPayload.MessageArrived arrived
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
