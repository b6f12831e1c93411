package io.webchat.domain.callbacks;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one callback.
 *
 * @param message null for a test
 * @param dueAt when the next try may be made; of no meaning once it is over
 * @param failures of the present series of tries
 */
public record Delivery(
        DeliveryId id,
        CallbackId callback,
        @Nullable MessageId message,
        DeliveryState state,
        Instant createdAt,
        Instant dueAt,
        int failures) {
    public Delivery {
        requireNonNull(id, "id is null");
        requireNonNull(callback, "callback is null");
        requireNonNull(state, "state is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(dueAt, "dueAt is null");
    }

    /** Due at once; of several, the one of the earliest message first. */
    public static Delivery of(DeliveryId id, CallbackId callback, Message message, Instant now) {
        return new Delivery(id, callback, message.id(), DeliveryState.PENDING, now, message.createdAt(), 0);
    }

    /** A test: tried once. */
    public static Delivery test(DeliveryId id, CallbackId callback, Instant now) {
        return new Delivery(id, callback, null, DeliveryState.PENDING, now, now, 0);
    }

    public boolean test() {
        return message == null;
    }

    /** @param random from 0 to 1, for the jitter */
    public Delivery after(Attempt attempt, double random) {
        if (attempt.succeeded()) {
            return in(DeliveryState.DELIVERED, dueAt, failures);
        }
        int failed = failures + 1;
        if (test() || attempt.gone()) {
            return in(DeliveryState.FAILED, dueAt, failed);
        }
        return RetrySchedule.gap(failed, attempt.retryAfter(), random)
                .map(gap -> in(
                        DeliveryState.PENDING, attempt.at().plus(attempt.took()).plus(gap), failed))
                .orElseGet(() -> in(DeliveryState.FAILED, dueAt, failed));
    }

    public Delivery failed() {
        return in(DeliveryState.FAILED, dueAt, failures);
    }

    public Delivery cancelled() {
        return in(DeliveryState.CANCELLED, dueAt, failures);
    }

    /** No other worker tries it before then. */
    public Delivery leasedUntil(Instant end) {
        return in(state, end, failures);
    }

    /** From the start of the schedule, whatever became of it before. */
    public Delivery again(Instant now) {
        return in(DeliveryState.PENDING, now, 0);
    }

    private Delivery in(DeliveryState next, Instant due, int failed) {
        return new Delivery(id, callback, message, next, createdAt, due, failed);
    }
}
