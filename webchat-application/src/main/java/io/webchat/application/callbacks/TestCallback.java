package io.webchat.application.callbacks;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.Delivery;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Calls a receiver at once because its owner wants to see how that goes. It is not repeated. */
public final class TestCallback {
    private final OwnCallbacks ownCallbacks;
    private final Deliveries deliveries;
    private final CallbackDeliverer deliverer;
    private final RateLimits limits;
    private final Ids ids;
    private final Clock clock;

    @Inject
    TestCallback(
            OwnCallbacks ownCallbacks,
            Deliveries deliveries,
            CallbackDeliverer deliverer,
            RateLimits limits,
            Ids ids,
            Clock clock) {
        this.ownCallbacks = ownCallbacks;
        this.deliveries = deliveries;
        this.deliverer = deliverer;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** One that is disabled can be tested too, and stays so. */
    public Deliveries.Logged handle(SignedIn caller, String id) {
        Callback callback = ownCallbacks.one(caller, id);
        limits.take(RateLimit.CALLBACK_TRIES, caller.account().address().value());
        Instant now = clock.instant();
        Delivery test = Delivery.test(ids.delivery(), callback.id(), now);
        Attempt attempt = deliverer.deliver(new CallbackDeliverer.Call(
                test.id(),
                callback.url(),
                callback.secrets().at(now),
                new CallbackDeliverer.Notice.Test(caller.account().address(), now)));
        Delivery over = test.after(attempt, 0);
        // Under the callback's lock, so that it isn't removed in between.
        ownCallbacks.change(caller, id, present -> {
            deliveries.add(List.of(over));
            deliveries.note(List.of(new Deliveries.Noted(over, attempt)));
            return present;
        });
        return new Deliveries.Logged(over, List.of(attempt));
    }
}
