package io.webchat.testkit.memory;

import io.webchat.application.callbacks.Callbacks;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.IdempotencyKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryCallbacks implements Callbacks {
    private record Used(AccountId owner, IdempotencyKey key) {}

    private final InMemoryInboxes inboxes;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<CallbackId, Callback> callbacks;
    private final Table<CallbackId, Long> positions;
    private final Table<Used, CallbackId> keys;

    InMemoryCallbacks(InMemoryInboxes inboxes, InMemoryUnitOfWork unitOfWork) {
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.callbacks = new Table<>(unitOfWork);
        this.positions = new Table<>(unitOfWork);
        this.keys = new Table<>(unitOfWork);
    }

    @Override
    public boolean add(Callback callback, long seq, @Nullable IdempotencyKey key) {
        return unitOfWork.call(() -> {
            if (key != null && find(callback.owner(), key).isPresent()) {
                return false;
            }
            if (key != null) {
                keys.put(new Used(callback.owner(), key), callback.id());
            }
            callbacks.put(callback.id(), callback);
            positions.put(callback.id(), seq);
            return true;
        });
    }

    @Override
    public Optional<Callback> find(CallbackId id) {
        return unitOfWork.call(() -> callbacks.find(id));
    }

    @Override
    public Optional<Callback> find(AccountId owner, IdempotencyKey key) {
        return unitOfWork.call(() -> keys.find(new Used(owner, key)).flatMap(callbacks::find));
    }

    @Override
    public Optional<Callback> lock(CallbackId id) {
        return find(id);
    }

    @Override
    public List<Callback> of(AccountId owner) {
        return unitOfWork.call(() -> callbacks.rows().stream()
                .filter(callback -> callback.owner().equals(owner))
                .sorted(Comparator.comparing(Callback::createdAt).thenComparing(Callback::id))
                .toList());
    }

    @Override
    public void update(Callback callback) {
        unitOfWork.run(
                () -> callbacks.find(callback.id()).ifPresent(present -> callbacks.put(callback.id(), callback)));
    }

    @Override
    public boolean remove(CallbackId id) {
        return unitOfWork.call(() -> {
            boolean there = callbacks.find(id).isPresent();
            callbacks.remove(id);
            positions.remove(id);
            return there;
        });
    }

    @Override
    public Set<CallbackId> failing(Collection<CallbackId> ids) {
        return unitOfWork.call(() -> ids.stream()
                .filter(id -> callbacks
                        .find(id)
                        .filter(callback -> callback.failingSince() != null)
                        .isPresent())
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<AccountId> owners() {
        return unitOfWork.call(() -> active().map(Callback::owner).collect(Collectors.toSet()));
    }

    @Override
    public List<Reading> holdBehind(int most) {
        return behind(callback -> true, most);
    }

    @Override
    public List<Reading> holdBehind(Collection<AccountId> owners, int most) {
        return behind(callback -> owners.contains(callback.owner()), most);
    }

    private List<Reading> behind(Predicate<Callback> which, int most) {
        return unitOfWork.call(() -> active().filter(which)
                .map(callback -> new Reading(callback, positions.get(callback.id(), 0L)))
                .filter(reading -> inboxes.bounds(reading.callback().owner()).last() > reading.seq())
                .limit(most)
                .toList());
    }

    private Stream<Callback> active() {
        return callbacks.rows().stream().filter(Callback::active);
    }

    @Override
    public void readUpTo(Map<CallbackId, Long> places) {
        unitOfWork.run(() -> places.forEach(positions::put));
    }
}
