package io.webchat.adapter.persistence.callbacks;

import static io.webchat.adapter.persistence.generated.Tables.CALLBACK;
import static io.webchat.adapter.persistence.generated.Tables.CALLBACK_DELIVERY;
import static io.webchat.adapter.persistence.generated.Tables.CALLBACK_POSITION;
import static io.webchat.adapter.persistence.generated.Tables.INBOX_EVENT;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.callbacks.Callbacks;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackId;
import io.webchat.domain.callbacks.CallbackSecret;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Callbacks, and their places in their owners' logs. */
public final class JooqCallbacks implements Callbacks {
    private static final String READ_UP_TO = """
        UPDATE callback_position p SET seq = n.seq
        FROM unnest({0}, {1}) AS n (callback_id, seq)
        WHERE p.callback_id = n.callback_id
        """;

    private final Database database;

    @Inject
    public JooqCallbacks(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Callback callback, long seq, @Nullable IdempotencyKey key) {
        return database.call(() -> database.query(sql -> {
            boolean added = sql.insertInto(CALLBACK)
                            .set(CALLBACK.CALLBACK_ID, callback.id().value())
                            .set(CALLBACK.ACCOUNT_ID, callback.owner().value())
                            .set(CALLBACK.URL, callback.url().value())
                            .set(CALLBACK.CHANNELS, CallbackRow.channels(callback))
                            .set(CALLBACK.KEYWORDS, CallbackRow.keywords(callback))
                            .set(CALLBACK.SECRET, callback.secrets().current().value())
                            .set(CALLBACK.CREATED_AT, callback.createdAt())
                            .set(CALLBACK.IDEMPOTENCY_KEY, key == null ? null : key.value())
                            .onConflict(CALLBACK.ACCOUNT_ID, CALLBACK.IDEMPOTENCY_KEY)
                            .doNothing()
                            .execute()
                    == 1;
            if (added) {
                sql.insertInto(CALLBACK_POSITION)
                        .set(CALLBACK_POSITION.CALLBACK_ID, callback.id().value())
                        .set(CALLBACK_POSITION.SEQ, seq)
                        .execute();
            }
            return added;
        }));
    }

    @Override
    public Optional<Callback> find(CallbackId id) {
        return database.query(sql -> selected(sql, id).fetchOptional(CallbackRow::read));
    }

    @Override
    public Optional<Callback> find(AccountId owner, IdempotencyKey key) {
        return database.query(sql -> sql.select(CALLBACK.fields())
                .from(CALLBACK)
                .where(CALLBACK.ACCOUNT_ID.eq(owner.value()))
                .and(CALLBACK.IDEMPOTENCY_KEY.eq(key.value()))
                .fetchOptional(CallbackRow::read));
    }

    @Override
    public Optional<Callback> lock(CallbackId id) {
        // No key: what refers to the row may be inserted meanwhile.
        return database.query(sql -> selected(sql, id).forNoKeyUpdate().fetchOptional(CallbackRow::read));
    }

    private static SelectConditionStep<Record> selected(DSLContext sql, CallbackId id) {
        return sql.select(CALLBACK.fields()).from(CALLBACK).where(CALLBACK.CALLBACK_ID.eq(id.value()));
    }

    @Override
    public List<Callback> of(AccountId owner) {
        return database.query(sql -> sql.select(CALLBACK.fields())
                .from(CALLBACK)
                .where(CALLBACK.ACCOUNT_ID.eq(owner.value()))
                .orderBy(CALLBACK.CREATED_AT, CALLBACK.CALLBACK_ID)
                .fetch(CallbackRow::read));
    }

    @Override
    public void update(Callback callback) {
        CallbackSecret previous = callback.secrets().previous();
        database.query(sql -> sql.update(CALLBACK)
                .set(CALLBACK.URL, callback.url().value())
                .set(CALLBACK.CHANNELS, CallbackRow.channels(callback))
                .set(CALLBACK.KEYWORDS, CallbackRow.keywords(callback))
                .set(CALLBACK.SECRET, callback.secrets().current().value())
                .set(CALLBACK.PREVIOUS_SECRET, previous == null ? null : previous.value())
                .set(CALLBACK.PREVIOUS_SECRET_UNTIL, callback.secrets().previousUntil())
                .set(
                        CALLBACK.DISABLED,
                        callback.disabled() == null ? null : callback.disabled().wireName())
                .set(CALLBACK.FAILING_SINCE, callback.failingSince())
                .where(CALLBACK.CALLBACK_ID.eq(callback.id().value()))
                .execute());
    }

    @Override
    public boolean remove(CallbackId id) {
        return database.call(() -> database.query(sql -> {
            // First, for who collects for it holds its place; then nothing more comes to its deliveries.
            sql.deleteFrom(CALLBACK_POSITION)
                    .where(CALLBACK_POSITION.CALLBACK_ID.eq(id.value()))
                    .execute();
            int removed = sql.deleteFrom(CALLBACK)
                    .where(CALLBACK.CALLBACK_ID.eq(id.value()))
                    .execute();
            sql.deleteFrom(CALLBACK_DELIVERY)
                    .where(CALLBACK_DELIVERY.CALLBACK_ID.eq(id.value()))
                    .execute();
            return removed == 1;
        }));
    }

    @Override
    public Set<CallbackId> failing(Collection<CallbackId> ids) {
        String[] wanted = ids.stream().map(CallbackId::value).toArray(String[]::new);
        return new HashSet<>(database.query(sql -> sql.select(CALLBACK.CALLBACK_ID)
                .from(CALLBACK)
                .where(CALLBACK.CALLBACK_ID.eq(DSL.any(wanted)))
                .and(CALLBACK.FAILING_SINCE.isNotNull())
                .fetch(row -> new CallbackId(requireNonNull(row.value1())))));
    }

    @Override
    public Set<AccountId> owners() {
        return new HashSet<>(database.query(sql -> sql.selectDistinct(CALLBACK.ACCOUNT_ID)
                .from(CALLBACK)
                .where(CALLBACK.DISABLED.isNull())
                .fetch(row -> new AccountId(requireNonNull(row.value1())))));
    }

    @Override
    public List<Reading> holdBehind(int most) {
        return holdBehind(noCondition(), most);
    }

    @Override
    public List<Reading> holdBehind(Collection<AccountId> owners, int most) {
        Long[] wanted = owners.stream().map(AccountId::value).toArray(Long[]::new);
        return holdBehind(CALLBACK.ACCOUNT_ID.eq(DSL.any(wanted)), most);
    }

    private List<Reading> holdBehind(Condition which, int most) {
        return database.query(sql -> sql.select(CALLBACK.fields())
                .select(CALLBACK_POSITION.SEQ)
                .from(CALLBACK)
                .join(CALLBACK_POSITION)
                .on(CALLBACK_POSITION.CALLBACK_ID.eq(CALLBACK.CALLBACK_ID))
                .where(CALLBACK.DISABLED.isNull())
                .and(which)
                .and(exists(selectOne()
                        .from(INBOX_EVENT)
                        .where(INBOX_EVENT.ACCOUNT_ID.eq(CALLBACK.ACCOUNT_ID))
                        .and(INBOX_EVENT.SEQ.gt(CALLBACK_POSITION.SEQ))))
                .limit(most)
                .forNoKeyUpdate()
                .of(CALLBACK_POSITION)
                .skipLocked()
                .fetch(row -> new Reading(CallbackRow.read(row), requireNonNull(row.get(CALLBACK_POSITION.SEQ)))));
    }

    @Override
    public void readUpTo(Map<CallbackId, Long> places) {
        List<Map.Entry<CallbackId, Long>> rows = List.copyOf(places.entrySet());
        database.query(sql -> sql.execute(
                READ_UP_TO,
                val(rows.stream().map(row -> row.getKey().value()).toArray(String[]::new)),
                val(rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))));
    }
}
