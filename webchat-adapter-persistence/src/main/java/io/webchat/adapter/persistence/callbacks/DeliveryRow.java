package io.webchat.adapter.persistence.callbacks;

import static io.webchat.adapter.persistence.generated.Tables.CALLBACK_DELIVERY;
import static java.util.Objects.requireNonNull;

import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.callbacks.DeliveryId;
import io.webchat.domain.callbacks.DeliveryState;
import io.webchat.domain.messaging.MessageId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;

/** A delivery as it stands in its row, its attempts aside. */
final class DeliveryRow {
    static final List<Field<?>> FIELDS = List.of(
            CALLBACK_DELIVERY.CALLBACK_ID,
            CALLBACK_DELIVERY.DELIVERY_ID,
            CALLBACK_DELIVERY.MESSAGE_ID,
            CALLBACK_DELIVERY.STATE,
            CALLBACK_DELIVERY.CREATED_AT,
            CALLBACK_DELIVERY.DUE_AT,
            CALLBACK_DELIVERY.FAILURES);

    private DeliveryRow() {}

    static Delivery read(Record row) {
        UUID message = row.get(CALLBACK_DELIVERY.MESSAGE_ID);
        return new Delivery(
                new DeliveryId(requireNonNull(row.get(CALLBACK_DELIVERY.DELIVERY_ID))),
                new CallbackId(requireNonNull(row.get(CALLBACK_DELIVERY.CALLBACK_ID))),
                message == null ? null : new MessageId(message),
                DeliveryState.valueOf(
                        requireNonNull(row.get(CALLBACK_DELIVERY.STATE)).toUpperCase(Locale.ROOT)),
                requireNonNull(row.get(CALLBACK_DELIVERY.CREATED_AT)),
                requireNonNull(row.get(CALLBACK_DELIVERY.DUE_AT)),
                requireNonNull(row.get(CALLBACK_DELIVERY.FAILURES)));
    }
}
