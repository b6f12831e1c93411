package io.webchat.adapter.persistence.callbacks;

import static io.webchat.adapter.persistence.generated.Tables.CALLBACK;
import static io.webchat.adapter.persistence.generated.Tables.CALLBACK_DELIVERY;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.callbacks.Deliveries;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.callbacks.DeliveryId;
import io.webchat.domain.callbacks.DeliveryState;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Deliveries to callbacks. Written in bulk: each statement takes as many as there are. */
public final class JooqDeliveries implements Deliveries {
    private static final String ADD = """
        INSERT INTO callback_delivery (callback_id, delivery_id, message_id, state, created_at, due_at, failures)
        SELECT c.callback_id, d.delivery_id, d.message_id, d.state, d.created_at, d.due_at, d.failures
        FROM unnest({0}, {1}, {2}, {3}, {4}, {5}, {6})
            AS d (callback_id, delivery_id, message_id, state, created_at, due_at, failures)
        JOIN callback c ON c.callback_id = d.callback_id
        """;

    /** Of the attempts, the newest 50 are kept. */
    private static final String NOTE = """
        UPDATE callback_delivery d SET
            state = CASE WHEN d.state = 'pending' OR o.state = 'delivered' THEN o.state ELSE d.state END,
            due_at = o.due_at,
            failures = o.failures,
            attempts = CASE
                WHEN o.attempt IS NULL THEN d.attempts
                WHEN jsonb_array_length(d.attempts) >= 50 THEN (d.attempts - 0) || o.attempt::jsonb
                ELSE d.attempts || o.attempt::jsonb END
        FROM unnest({0}, {1}, {2}, {3}, {4}, {5})
            AS o (callback_id, delivery_id, state, due_at, failures, attempt)
        WHERE d.callback_id = o.callback_id AND d.delivery_id = o.delivery_id
        """;

    /** Ids are ordered by time, so the old ones of each callback stand at the begin of its part of the key. */
    private static final String FORGET = """
        DELETE FROM callback_delivery WHERE (callback_id, delivery_id) IN (
            SELECT d.callback_id, d.delivery_id FROM callback c
            CROSS JOIN LATERAL (
                SELECT o.callback_id, o.delivery_id FROM callback_delivery o
                WHERE o.callback_id = c.callback_id AND o.delivery_id < {0}
                    AND o.created_at < {1} AND o.state <> 'pending'
                ORDER BY o.delivery_id LIMIT {2}) AS d
            LIMIT {2})
        """;

    private final Database database;

    @Inject
    public JooqDeliveries(Database database) {
        this.database = database;
    }

    @Override
    public void add(Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        List<Delivery> rows = List.copyOf(deliveries);
        database.query(sql -> sql.execute(
                ADD,
                column(rows, d -> d.callback().value(), String[]::new),
                column(rows, d -> d.id().value(), UUID[]::new),
                column(rows, d -> d.message() == null ? null : d.message().value(), UUID[]::new),
                column(rows, d -> d.state().wireName(), String[]::new),
                column(rows, Delivery::createdAt, Instant[]::new),
                column(rows, Delivery::dueAt, Instant[]::new),
                column(rows, Delivery::failures, Integer[]::new)));
    }

    private static <R, T> Field<@Nullable T[]> column(
            List<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return val(rows.stream().map(value).toArray(array));
    }

    @Override
    public List<Leased> lease(Instant now, Instant until, Capacity capacity) {
        return database.call(() -> database.query(sql -> {
            List<Delivery> taken = DeliveryLease.take(sql, now, until, capacity);
            Map<CallbackId, Callback> callbacks = callbacks(sql, taken);
            CallbackId start = capacity.startBehind();
            Comparator<Delivery> turns = Comparator.comparing(
                    delivery -> start != null && delivery.callback().compareTo(start) <= 0);
            return taken.stream()
                    .sorted(turns.thenComparing(Delivery::callback)
                            .thenComparing(delivery -> delivery.id().toString()))
                    .map(delivery -> new Leased(delivery, requireNonNull(callbacks.get(delivery.callback()))))
                    .toList();
        }));
    }

    private static Map<CallbackId, Callback> callbacks(DSLContext sql, List<Delivery> deliveries) {
        String[] ids = deliveries.stream()
                .map(delivery -> delivery.callback().value())
                .distinct()
                .toArray(String[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        return sql.select(CALLBACK.fields())
                .from(CALLBACK)
                .where(CALLBACK.CALLBACK_ID.eq(DSL.any(ids)))
                .fetchMap(row -> new CallbackId(requireNonNull(row.get(CALLBACK.CALLBACK_ID))), CallbackRow::read);
    }

    @Override
    public void note(Collection<Noted> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<Noted> rows = List.copyOf(outcomes);
        database.query(sql -> sql.execute(
                NOTE,
                column(rows, o -> o.delivery().callback().value(), String[]::new),
                column(rows, o -> o.delivery().id().value(), UUID[]::new),
                column(rows, o -> o.delivery().state().wireName(), String[]::new),
                column(rows, o -> o.delivery().dueAt(), Instant[]::new),
                column(rows, o -> o.delivery().failures(), Integer[]::new),
                column(rows, o -> o.attempt() == null ? null : AttemptJson.write(o.attempt()), String[]::new)));
    }

    @Override
    public Optional<Logged> find(CallbackId callback, DeliveryId id) {
        return logged(callback, CALLBACK_DELIVERY.DELIVERY_ID.eq(id.value()), 1).stream()
                .findFirst();
    }

    @Override
    public List<Logged> of(CallbackId callback, @Nullable DeliveryId before, int limit) {
        return logged(
                callback, before == null ? noCondition() : CALLBACK_DELIVERY.DELIVERY_ID.lt(before.value()), limit);
    }

    private List<Logged> logged(CallbackId callback, Condition which, int limit) {
        return database.query(sql -> sql.select(DeliveryRow.FIELDS)
                .select(CALLBACK_DELIVERY.ATTEMPTS)
                .from(CALLBACK_DELIVERY)
                .where(CALLBACK_DELIVERY.CALLBACK_ID.eq(callback.value()))
                .and(which)
                .orderBy(CALLBACK_DELIVERY.DELIVERY_ID.desc())
                .limit(limit)
                .fetch(JooqDeliveries::logged));
    }

    private static Logged logged(Record row) {
        return new Logged(
                DeliveryRow.read(row),
                AttemptJson.readAll(
                        requireNonNull(row.get(CALLBACK_DELIVERY.ATTEMPTS)).data()));
    }

    @Override
    public void update(Delivery delivery) {
        database.query(sql -> sql.update(CALLBACK_DELIVERY)
                .set(CALLBACK_DELIVERY.STATE, delivery.state().wireName())
                .set(CALLBACK_DELIVERY.DUE_AT, delivery.dueAt())
                .set(CALLBACK_DELIVERY.FAILURES, delivery.failures())
                .where(CALLBACK_DELIVERY.CALLBACK_ID.eq(delivery.callback().value()))
                .and(CALLBACK_DELIVERY.DELIVERY_ID.eq(delivery.id().value()))
                .execute());
    }

    @Override
    public void failPending(CallbackId callback) {
        database.query(sql -> sql.update(CALLBACK_DELIVERY)
                .set(CALLBACK_DELIVERY.STATE, DeliveryState.FAILED.wireName())
                .where(CALLBACK_DELIVERY.CALLBACK_ID.eq(callback.value()))
                .and(CALLBACK_DELIVERY.STATE.eq(DSL.inline(DeliveryState.PENDING.wireName())))
                .execute());
    }

    @Override
    public int forget(Instant before, int limit) {
        UUID firstOfThen = new UUID(before.toEpochMilli() << 16, 0);
        return database.query(sql -> sql.execute(FORGET, val(firstOfThen), val(before), val(limit)));
    }
}
