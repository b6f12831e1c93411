package io.webchat.adapter.rest.callbacks;

import io.webchat.application.callbacks.Deliveries;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.callbacks.DeliveryState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on the wire.
 *
 * @param deliveryId the {@code webhook-id} of all its tries
 * @param messageId null for a test
 * @param nextAttemptAt null once it is over
 */
public record DeliveryResponse(
        String deliveryId,
        String type,
        @Nullable String messageId,
        String state,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        List<AttemptResponse> attempts) {
    /** @param error why there was no answer; null when there is a {@code response_status} */
    record AttemptResponse(
            Instant at,
            long durationMs,
            boolean success,
            @Nullable Integer responseStatus,
            @Nullable String error) {
        static AttemptResponse of(Attempt attempt) {
            return new AttemptResponse(
                    attempt.at(),
                    attempt.took().toMillis(),
                    attempt.succeeded(),
                    attempt.status(),
                    attempt.fault() == null ? null : attempt.fault().wireName());
        }
    }

    static DeliveryResponse of(Deliveries.Logged logged) {
        Delivery delivery = logged.delivery();
        return new DeliveryResponse(
                delivery.id().toString(),
                delivery.test() ? "callback.test" : "message.received",
                delivery.message() == null ? null : delivery.message().toString(),
                delivery.state().wireName(),
                delivery.createdAt(),
                delivery.state() == DeliveryState.PENDING ? delivery.dueAt() : null,
                logged.attempts().stream().map(AttemptResponse::of).toList());
    }
}
