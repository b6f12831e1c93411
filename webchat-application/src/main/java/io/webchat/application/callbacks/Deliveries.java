package io.webchat.application.callbacks;

import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.callbacks.DeliveryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on its way to callbacks, and what became of it. */
public interface Deliveries {
    /**
     * How much to take on.
     *
     * @param most in all
     * @param usual of one callback that {@code rooms} doesn't name
     * @param rooms how much of certain callbacks
     * @param startBehind the callbacks behind this one come first, so that every one has its turn; null for no matter
     */
    record Capacity(
            int most,
            int usual,
            Map<CallbackId, Integer> rooms,
            @Nullable CallbackId startBehind) {}

    /** One that this worker may now try, with whom to call. */
    record Leased(Delivery delivery, Callback callback) {}

    /** @param attempt null when there was nothing to try */
    record Noted(Delivery delivery, @Nullable Attempt attempt) {}

    /** @param attempts oldest first; of very many the newest */
    record Logged(Delivery delivery, List<Attempt> attempts) {}

    /** Of a callback that is held or locked; those of one that was removed are left out. */
    void add(Collection<Delivery> deliveries);

    /**
     * Takes on what is due, of active callbacks only, those of one callback in order of their due time. No other worker
     * is given it before {@code until}; whoever dies with it loses nothing.
     */
    List<Leased> lease(Instant now, Instant until, Capacity capacity);

    /** Notes how deliveries went. One that was given up meanwhile stays so, unless it has arrived. */
    void note(Collection<Noted> outcomes);

    Optional<Logged> find(CallbackId callback, DeliveryId id);

    /** Newest first, at most {@code limit}; with {@code before}, those made before that one. */
    List<Logged> of(CallbackId callback, @Nullable DeliveryId before, int limit);

    /** Stores the state of one. */
    void update(Delivery delivery);

    /** What waits for the callback is not tried any more. */
    void failPending(CallbackId callback);

    /** Forgets what was over and made before {@code before}; how much it was, at most {@code limit}. */
    int forget(Instant before, int limit);
}
