package io.webchat.application.callbacks;

import static java.util.Objects.requireNonNull;

import io.webchat.application.callbacks.Deliveries.Noted;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.inbox.EventPayload;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes how deliveries went; disables a callback whose receiver is gone, and tells its owner. */
final class RecordDeliveries {
    private static final Logger log = LoggerFactory.getLogger(RecordDeliveries.class);

    private final Callbacks callbacks;
    private final Deliveries deliveries;
    private final Inboxes inboxes;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    RecordDeliveries(Callbacks callbacks, Deliveries deliveries, Inboxes inboxes, UnitOfWork unitOfWork, Clock clock) {
        this.callbacks = callbacks;
        this.deliveries = deliveries;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    void of(List<Noted> batch) {
        Map<CallbackId, List<Attempt>> attempts = batch.stream()
                .filter(noted -> noted.attempt() != null && !noted.delivery().test())
                // Not the receiver's fault.
                .filter(noted -> attempt(noted).fault() != Attempt.Fault.RELAY_FAILED)
                .collect(Collectors.groupingBy(
                        noted -> noted.delivery().callback(),
                        TreeMap::new,
                        Collectors.mapping(RecordDeliveries::attempt, Collectors.toList())));
        unitOfWork.run(() -> {
            List<Inboxes.NewEvent> news = new ArrayList<>();
            // In the order of their ids, and before the deliveries, as everybody else locks them.
            Set<CallbackId> failing = callbacks.failing(attempts.keySet());
            attempts.forEach((id, made) -> {
                if (failing.contains(id) || !made.stream().allMatch(Attempt::succeeded)) {
                    conclude(id, made).ifPresent(news::add);
                }
            });
            deliveries.note(batch);
            inboxes.append(news);
        });
    }

    private static Attempt attempt(Noted noted) {
        return requireNonNull(noted.attempt());
    }

    private Optional<Inboxes.NewEvent> conclude(CallbackId id, List<Attempt> attempts) {
        return callbacks.lock(id).flatMap(before -> {
            Callback after = before;
            for (Attempt attempt :
                    attempts.stream().sorted(Comparator.comparing(Attempt::at)).toList()) {
                after = after.after(attempt);
            }
            if (!after.equals(before)) {
                callbacks.update(after);
            }
            return before.active() && after.disabled() != null
                    ? Optional.of(disable(after, after.disabled()))
                    : Optional.empty();
        });
    }

    private Inboxes.NewEvent disable(Callback callback, Disabled reason) {
        log.info("Callback {} is disabled: {}", callback.id(), reason.wireName());
        deliveries.failPending(callback.id());
        return new Inboxes.NewEvent(
                callback.owner(),
                clock.instant(),
                new EventPayload.CallbackDisabled(callback.id(), callback.url().value(), reason));
    }
}
