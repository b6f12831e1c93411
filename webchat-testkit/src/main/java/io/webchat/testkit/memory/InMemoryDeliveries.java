package io.webchat.testkit.memory;

import io.webchat.application.callbacks.Deliveries;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.callbacks.DeliveryId;
import io.webchat.domain.callbacks.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryDeliveries implements Deliveries {
    private static final Comparator<Delivery> NEWEST_FIRST = Comparator.comparing(
                    (Delivery delivery) -> delivery.id().toString())
            .reversed();

    private static final int MAX_ATTEMPTS = 50;

    private final InMemoryCallbacks callbacks;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<DeliveryId, Logged> log;

    InMemoryDeliveries(InMemoryCallbacks callbacks, InMemoryUnitOfWork unitOfWork) {
        this.callbacks = callbacks;
        this.unitOfWork = unitOfWork;
        this.log = new Table<>(unitOfWork);
    }

    @Override
    public void add(Collection<Delivery> deliveries) {
        unitOfWork.run(() -> deliveries.stream()
                .filter(delivery -> callbacks.find(delivery.callback()).isPresent())
                .forEach(delivery -> log.put(delivery.id(), new Logged(delivery, List.of()))));
    }

    @Override
    public List<Leased> lease(Instant now, Instant until, Capacity capacity) {
        return unitOfWork.call(() -> {
            List<Leased> leased = due(now, capacity).stream()
                    .limit(capacity.most())
                    .map(delivery -> new Leased(
                            delivery.leasedUntil(until),
                            callbacks.find(delivery.callback()).orElseThrow()))
                    .toList();
            leased.forEach(one -> update(one.delivery()));
            return leased;
        });
    }

    private List<Delivery> due(Instant now, Capacity capacity) {
        Map<CallbackId, List<Delivery>> byCallback = present()
                .filter(delivery -> delivery.state() == DeliveryState.PENDING)
                .filter(delivery -> !delivery.dueAt().isAfter(now))
                .filter(delivery -> callbacks
                        .find(delivery.callback())
                        .filter(Callback::active)
                        .isPresent())
                .sorted(Comparator.comparing(Delivery::dueAt)
                        .thenComparing(delivery -> delivery.id().toString()))
                .collect(Collectors.groupingBy(Delivery::callback, TreeMap::new, Collectors.toList()));
        CallbackId start = capacity.startBehind();
        Comparator<CallbackId> turns = Comparator.comparing(id -> start != null && id.compareTo(start) <= 0);
        return byCallback.keySet().stream()
                .sorted(turns.thenComparing(Comparator.naturalOrder()))
                .flatMap(id -> byCallback.getOrDefault(id, List.of()).stream()
                        .limit(capacity.rooms().getOrDefault(id, capacity.usual())))
                .toList();
    }

    /** Those of callbacks that are still there. */
    private Stream<Delivery> present() {
        return log.rows().stream()
                .map(Logged::delivery)
                .filter(delivery -> callbacks.find(delivery.callback()).isPresent());
    }

    @Override
    public void note(Collection<Noted> outcomes) {
        unitOfWork.run(() -> outcomes.forEach(
                outcome -> log.find(outcome.delivery().id()).ifPresent(before -> note(before, outcome))));
    }

    private void note(Logged before, Noted outcome) {
        boolean open = before.delivery().state() == DeliveryState.PENDING
                || outcome.delivery().state() == DeliveryState.DELIVERED;
        List<Attempt> attempts = new ArrayList<>(before.attempts());
        if (outcome.attempt() != null) {
            attempts.add(outcome.attempt());
        }
        if (attempts.size() > MAX_ATTEMPTS) {
            attempts.removeFirst();
        }
        log.put(before.delivery().id(), new Logged(open ? outcome.delivery() : before.delivery(), attempts));
    }

    @Override
    public Optional<Logged> find(CallbackId callback, DeliveryId id) {
        return unitOfWork.call(() -> log.find(id).filter(of(callback)));
    }

    private Predicate<Logged> of(CallbackId callback) {
        return logged -> logged.delivery().callback().equals(callback)
                && callbacks.find(callback).isPresent();
    }

    @Override
    public List<Logged> of(CallbackId callback, @Nullable DeliveryId before, int limit) {
        return unitOfWork.call(() -> log.rows().stream()
                .filter(of(callback))
                .filter(logged ->
                        before == null || logged.delivery().id().toString().compareTo(before.toString()) < 0)
                .sorted(Comparator.comparing(Logged::delivery, NEWEST_FIRST))
                .limit(limit)
                .toList());
    }

    @Override
    public void update(Delivery delivery) {
        unitOfWork.run(() -> log.find(delivery.id())
                .ifPresent(before -> log.put(delivery.id(), new Logged(delivery, before.attempts()))));
    }

    @Override
    public void failPending(CallbackId callback) {
        unitOfWork.run(() -> log.rows().stream()
                .filter(logged -> logged.delivery().callback().equals(callback))
                .filter(logged -> logged.delivery().state() == DeliveryState.PENDING)
                .forEach(logged -> log.put(
                        logged.delivery().id(), new Logged(logged.delivery().failed(), logged.attempts()))));
    }

    @Override
    public int forget(Instant before, int limit) {
        return unitOfWork.call(() -> {
            List<DeliveryId> old = log.rows().stream()
                    .map(Logged::delivery)
                    .filter(delivery -> delivery.state() != DeliveryState.PENDING)
                    .filter(delivery -> delivery.createdAt().isBefore(before))
                    .sorted(Comparator.comparing(Delivery::createdAt))
                    .limit(limit)
                    .map(Delivery::id)
                    .toList();
            old.forEach(log::remove);
            return old.size();
        });
    }
}
