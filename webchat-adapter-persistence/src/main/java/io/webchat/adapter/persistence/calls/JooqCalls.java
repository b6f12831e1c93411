package io.webchat.adapter.persistence.calls;

import static io.webchat.adapter.persistence.generated.Tables.CALL;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.calls.Calls;
import io.webchat.domain.calls.Call;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Record;

/** The calls that were started. */
public final class JooqCalls implements Calls {
    private final Database database;

    @Inject
    public JooqCalls(Database database) {
        this.database = database;
    }

    @Override
    public void add(Call call) {
        database.query(sql -> sql.insertInto(CALL)
                .set(CALL.CALL_ID, call.id())
                .set(CALL.CALLER_ID, call.caller().value())
                .set(CALL.CALLEE_ID, call.callee().value())
                .set(CALL.MEDIA, call.media().wireName())
                .set(CALL.STATE, call.state().wireName())
                .set(CALL.STARTED_AT, call.startedAt())
                .execute());
    }

    @Override
    public Optional<Call> lock(String id) {
        return database.query(sql ->
                sql.selectFrom(CALL).where(CALL.CALL_ID.eq(id)).forNoKeyUpdate().fetchOptional(JooqCalls::call));
    }

    @Override
    public void update(Call call) {
        database.query(sql -> sql.update(CALL)
                .set(CALL.STATE, call.state().wireName())
                .set(CALL.ANSWERED_AT, call.answeredAt())
                .set(CALL.ENDED_AT, call.endedAt())
                .where(CALL.CALL_ID.eq(call.id()))
                .execute());
    }

    @Override
    public List<Call> of(AccountId account, int limit) {
        return database.query(sql -> sql.selectFrom(CALL)
                .where(CALL.CALLER_ID.eq(account.value()).or(CALL.CALLEE_ID.eq(account.value())))
                .orderBy(CALL.STARTED_AT.desc(), CALL.CALL_ID.desc())
                .limit(limit)
                .fetch(JooqCalls::call));
    }

    @Override
    public List<String> ringingSince(Instant time, int limit) {
        return database.query(sql -> sql.select(CALL.CALL_ID)
                .from(CALL)
                .where(CALL.STATE.eq(Call.State.RINGING.wireName()))
                .and(CALL.STARTED_AT.le(time))
                .orderBy(CALL.STARTED_AT)
                .limit(limit)
                .fetch(row -> requireNonNull(row.value1())));
    }

    private static Call call(Record row) {
        return new Call(
                requireNonNull(row.get(CALL.CALL_ID)),
                new AccountId(requireNonNull(row.get(CALL.CALLER_ID))),
                new AccountId(requireNonNull(row.get(CALL.CALLEE_ID))),
                Call.Media.valueOf(requireNonNull(row.get(CALL.MEDIA)).toUpperCase(Locale.ROOT)),
                Call.State.valueOf(requireNonNull(row.get(CALL.STATE)).toUpperCase(Locale.ROOT)),
                requireNonNull(row.get(CALL.STARTED_AT)),
                row.get(CALL.ANSWERED_AT),
                row.get(CALL.ENDED_AT));
    }
}
