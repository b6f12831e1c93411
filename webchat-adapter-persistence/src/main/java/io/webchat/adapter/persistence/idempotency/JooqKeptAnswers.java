package io.webchat.adapter.persistence.idempotency;

import static io.webchat.adapter.persistence.generated.Tables.KEPT_ANSWER;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.idempotency.KeptAnswers;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The answers to creating calls. */
public final class JooqKeptAnswers implements KeptAnswers {
    private final Database database;

    @Inject
    public JooqKeptAnswers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Kept> claim(Call call, String contentHash, Instant at) {
        return database.query(sql -> {
            // Where another transaction holds the key, this waits for its end.
            int claimed = sql.insertInto(KEPT_ANSWER)
                    .set(KEPT_ANSWER.ACCOUNT_ID, call.sender().value())
                    .set(KEPT_ANSWER.KIND, call.kind())
                    .set(KEPT_ANSWER.KEY_HASH, call.keyHash())
                    .set(KEPT_ANSWER.CONTENT_HASH, contentHash)
                    .set(KEPT_ANSWER.ANSWER, "")
                    .set(KEPT_ANSWER.CREATED_AT, at)
                    .onConflictDoNothing()
                    .execute();
            return claimed == 1
                    ? Optional.<Kept>empty()
                    : sql.select(KEPT_ANSWER.CONTENT_HASH, KEPT_ANSWER.ANSWER)
                            .from(KEPT_ANSWER)
                            .where(is(call))
                            .fetchOptional(row -> new Kept(requireNonNull(row.value1()), requireNonNull(row.value2())));
        });
    }

    @Override
    public void answer(Call call, String answer) {
        database.query(sql -> sql.update(KEPT_ANSWER)
                .set(KEPT_ANSWER.ANSWER, answer)
                .where(is(call))
                .execute());
    }

    private static Condition is(Call call) {
        return KEPT_ANSWER
                .ACCOUNT_ID
                .eq(call.sender().value())
                .and(KEPT_ANSWER.KIND.eq(call.kind()))
                .and(KEPT_ANSWER.KEY_HASH.eq(call.keyHash()));
    }

    @Override
    public int prune(Instant before, int limit) {
        return database.query(sql -> sql.deleteFrom(KEPT_ANSWER)
                .where(DSL.row(KEPT_ANSWER.ACCOUNT_ID, KEPT_ANSWER.KIND, KEPT_ANSWER.KEY_HASH)
                        .in(DSL.select(KEPT_ANSWER.ACCOUNT_ID, KEPT_ANSWER.KIND, KEPT_ANSWER.KEY_HASH)
                                .from(KEPT_ANSWER)
                                .where(KEPT_ANSWER.CREATED_AT.lt(before))
                                .orderBy(KEPT_ANSWER.CREATED_AT)
                                .limit(limit)))
                .execute());
    }
}
