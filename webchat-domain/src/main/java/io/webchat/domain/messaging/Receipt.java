package io.webchat.domain.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How far one message has come with one receiver.
 *
 * @param deliveredAt null while it is not
 * @param readAt null while it is not; what is read is delivered too
 */
public record Receipt(
        AccountId reader,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {
    public Receipt {
        requireNonNull(reader, "reader is null");
        if (readAt != null && deliveredAt == null) {
            throw new IllegalArgumentException("read but not delivered");
        }
    }

    public DeliveryStatus status() {
        if (readAt != null) {
            return DeliveryStatus.READ;
        }
        return deliveredAt != null ? DeliveryStatus.DELIVERED : DeliveryStatus.QUEUED;
    }

    /** One status for many receivers: what all of them have reached. With no receiver, read: it is one's own. */
    public static DeliveryStatus together(Collection<Receipt> receipts) {
        return receipts.stream()
                .map(Receipt::status)
                .min(DeliveryStatus::compareTo)
                .orElse(DeliveryStatus.READ);
    }
}
