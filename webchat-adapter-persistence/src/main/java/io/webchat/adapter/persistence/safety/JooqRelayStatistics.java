package io.webchat.adapter.persistence.safety;

import static io.webchat.adapter.persistence.generated.Tables.ACCOUNT;
import static io.webchat.adapter.persistence.generated.Tables.CHAT_GROUP;
import static io.webchat.adapter.persistence.generated.Tables.QUESTION;
import static io.webchat.adapter.persistence.generated.Tables.READER;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.safety.RelayStatistics;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.Session;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Counts. Messages are PostgreSQL's own estimate: counting millions of rows takes seconds. */
public final class JooqRelayStatistics implements RelayStatistics {
    private final Database database;

    @Inject
    public JooqRelayStatistics(Database database) {
        this.database = database;
    }

    @Override
    public Counts at(Instant now) {
        return database.query(sql -> new Counts(
                accounts(sql, AccountKind.PERSON),
                accounts(sql, AccountKind.AGENT),
                sql.fetchCount(CHAT_GROUP, CHAT_GROUP.DELETED_AT.isNull()),
                sql.fetchCount(READER, READER.LAST_SEEN_AT.gt(now.minus(Session.LEASE))),
                messages(sql),
                sql.fetchCount(QUESTION, QUESTION.STATE.eq(Question.State.OPEN.wireName()))));
    }

    private static long accounts(DSLContext sql, AccountKind kind) {
        return sql.fetchCount(ACCOUNT, ACCOUNT.KIND.eq(kind.wireName()));
    }

    private static long messages(DSLContext sql) {
        Long estimate = sql.select(DSL.field("n_live_tup", Long.class))
                .from("pg_stat_user_tables")
                .where(DSL.field("schemaname").eq(DSL.field("current_schema()")))
                .and(DSL.field("relname", String.class).eq("message"))
                .fetchOne(0, Long.class);
        return estimate == null ? 0 : estimate;
    }
}
