package io.webchat.application.callbacks;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.DeliveryId;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows an account its callbacks, and what became of their deliveries. */
public final class ReadCallbacks {
    /** Deliveries in one answer. */
    public static final int MAX_LIMIT = 500;

    /** @param next where the next page begins; null on the last one */
    public record Page(
            List<Deliveries.Logged> deliveries, @Nullable DeliveryId next) {}

    private final OwnCallbacks ownCallbacks;
    private final Callbacks callbacks;
    private final Deliveries deliveries;

    @Inject
    ReadCallbacks(OwnCallbacks ownCallbacks, Callbacks callbacks, Deliveries deliveries) {
        this.ownCallbacks = ownCallbacks;
        this.callbacks = callbacks;
        this.deliveries = deliveries;
    }

    public List<Callback> mine(SignedIn caller) {
        return callbacks.of(caller.account().id());
    }

    /** @throws Refusal when there is none, or it is somebody else's */
    public Callback one(SignedIn caller, String id) {
        return ownCallbacks.one(caller, id);
    }

    /** @param before null for the newest */
    public Page deliveries(SignedIn caller, String id, @Nullable String before, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.field("limit", "out_of_range", "Give limit 1 to " + MAX_LIMIT + ".");
        }
        Callback callback = one(caller, id);
        List<Deliveries.Logged> found = deliveries.of(callback.id(), place(before), limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Deliveries.Logged> shown = found.subList(0, limit);
        return new Page(shown, shown.getLast().delivery().id());
    }

    private static @Nullable DeliveryId place(@Nullable String before) {
        if (before == null || before.isBlank()) {
            return null;
        }
        return DeliveryId.parse(before)
                .orElseThrow(() -> Refusal.field("before", "invalid", "Give before as next_before had it."));
    }
}
