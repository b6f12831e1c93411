package io.webchat.application.callbacks;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.callbacks.DeliveryId;
import jakarta.inject.Inject;
import java.time.Clock;

/** Has a delivery made again, whatever became of it. The receiver knows it by the same id. */
public final class ReplayDelivery {
    private final OwnCallbacks ownCallbacks;
    private final Deliveries deliveries;
    private final DeliveryWorker worker;
    private final RateLimits limits;
    private final Clock clock;

    @Inject
    ReplayDelivery(
            OwnCallbacks ownCallbacks, Deliveries deliveries, DeliveryWorker worker, RateLimits limits, Clock clock) {
        this.ownCallbacks = ownCallbacks;
        this.deliveries = deliveries;
        this.worker = worker;
        this.limits = limits;
        this.clock = clock;
    }

    public Deliveries.Logged handle(SignedIn caller, String id, String deliveryId) {
        Callback callback = ownCallbacks.one(caller, id);
        Deliveries.Logged found = DeliveryId.parse(deliveryId)
                .flatMap(parsed -> deliveries.find(callback.id(), parsed))
                .orElseThrow(ReplayDelivery::unknown);
        callback.requireActive();
        limits.take(RateLimit.CALLBACK_TRIES, caller.account().address().value());
        Delivery again = found.delivery().again(clock.instant());
        deliveries.update(again);
        worker.wakeSoon();
        return new Deliveries.Logged(again, found.attempts());
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the delivery's id: the callback has none of this id.");
    }
}
