package io.webchat.adapter.persistence.callbacks;

import static org.jooq.impl.DSL.val;

import io.webchat.application.callbacks.Deliveries.Capacity;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Takes on what is due in one statement. It steps from one waiting callback to the next by the index, and takes the
 * first few of each: a receiver behind which thousands wait costs no more than one with a few.
 */
final class DeliveryLease {
    private static final String TAKE = """
        WITH RECURSIVE waiting (callback_id) AS (
            (SELECT d.callback_id FROM callback_delivery d WHERE d.state = 'pending' ORDER BY d.callback_id LIMIT 1)
            UNION ALL
            SELECT (SELECT d.callback_id FROM callback_delivery d
                    WHERE d.state = 'pending' AND d.callback_id > w.callback_id
                    ORDER BY d.callback_id LIMIT 1)
            FROM waiting w WHERE w.callback_id IS NOT NULL
        ), turns AS MATERIALIZED (
            SELECT c.callback_id, coalesce(r.room, {0}) AS room
            FROM waiting w
            JOIN callback c ON c.callback_id = w.callback_id AND c.disabled IS NULL
            LEFT JOIN unnest({1}, {2}) AS r (callback_id, room) ON r.callback_id = c.callback_id
            ORDER BY c.callback_id <= {3}, c.callback_id
        ), due AS MATERIALIZED (
            SELECT d.callback_id, d.delivery_id
            FROM turns t
            CROSS JOIN LATERAL (
                SELECT p.callback_id, p.delivery_id FROM callback_delivery p
                WHERE p.state = 'pending' AND p.callback_id = t.callback_id AND p.due_at <= {4}
                ORDER BY p.due_at
                LIMIT t.room
                FOR UPDATE SKIP LOCKED) AS d
            LIMIT {5}
        )
        UPDATE callback_delivery taken SET due_at = {6}
        FROM due WHERE taken.callback_id = due.callback_id AND taken.delivery_id = due.delivery_id
        RETURNING taken.callback_id, taken.delivery_id, taken.message_id, taken.state, taken.created_at, taken.due_at,
            taken.failures
        """;

    private DeliveryLease() {}

    /** In no order. */
    static List<Delivery> take(DSLContext sql, Instant now, Instant until, Capacity capacity) {
        List<Map.Entry<CallbackId, Integer>> rooms =
                List.copyOf(capacity.rooms().entrySet());
        String[] ids = rooms.stream().map(room -> room.getKey().value()).toArray(String[]::new);
        Integer[] counts = rooms.stream().map(Map.Entry::getValue).toArray(Integer[]::new);
        String startBehind =
                capacity.startBehind() == null ? "" : capacity.startBehind().value();
        return sql.resultQuery(
                        TAKE,
                        val(capacity.usual()),
                        val(ids),
                        val(counts),
                        val(startBehind),
                        val(now),
                        val(capacity.most()),
                        val(until))
                .coerce(DeliveryRow.FIELDS)
                .fetch(DeliveryRow::read);
    }
}
