package io.webchat.adapter.persistence.identity;

import static io.webchat.adapter.persistence.generated.Tables.INBOX;
import static io.webchat.adapter.persistence.generated.Tables.READER;
import static io.webchat.adapter.persistence.generated.Tables.SESSION;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.ShortLivedCache;
import io.webchat.application.identity.Sessions;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.TokenHash;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** Sessions, with a short memory: each call shows a token. */
public final class JooqSessions implements Sessions {
    /** An end on this node is seen at once; one on another node after this at the latest. */
    private static final Duration LIFE = Duration.ofSeconds(10);

    private static final String SEEN = """
        UPDATE reader r SET last_seen_at = s.at
        FROM unnest({0}, {1}) AS s(session_id, at)
        WHERE r.session_id = s.session_id AND r.last_seen_at < s.at
        """;

    private final ShortLivedCache<TokenHash, Session> byToken = new ShortLivedCache<>(LIFE);
    private final Database database;

    @Inject
    public JooqSessions(Database database) {
        this.database = database;
    }

    @Override
    public void open(Session session, TokenHash token) {
        database.run(() -> database.query(sql -> insert(
                sql,
                session,
                token,
                select(INBOX.ACKNOWLEDGED_SEQ)
                        .from(INBOX)
                        .where(INBOX.ACCOUNT_ID.eq(session.account().value()))
                        .asField())));
    }

    @Override
    public void replace(SessionId old, Session session, TokenHash token) {
        database.run(() -> database.query(sql -> {
            Long position = sql.select(READER.ACKNOWLEDGED_SEQ)
                    .from(READER)
                    .where(READER.SESSION_ID.eq(old.value()))
                    .forNoKeyUpdate()
                    .fetchOne(READER.ACKNOWLEDGED_SEQ);
            end(old);
            return insert(sql, session, token, val(position == null ? 0L : position));
        }));
    }

    private static int insert(DSLContext sql, Session session, TokenHash token, Field<Long> position) {
        sql.insertInto(SESSION)
                .set(SESSION.SESSION_ID, session.id().value())
                .set(SESSION.TOKEN_HASH, token.hex())
                .set(SESSION.ACCOUNT_ID, session.account().value())
                .set(SESSION.DEVICE_NAME, session.labels().device())
                .set(SESSION.SESSION_NAME, session.labels().session())
                .set(SESSION.LISTEN_CHANNEL, session.labels().listenChannel())
                .set(SESSION.VISIBLE, session.visible())
                .set(
                        SESSION.STATE,
                        session.state() == null ? null : session.state().wireName())
                .set(SESSION.STATUS_TEXT, session.statusText())
                .set(SESSION.CREATED_AT, session.createdAt())
                .set(SESSION.EXPIRES_AT, session.expiresAt())
                .execute();
        return sql.insertInto(READER)
                .set(READER.SESSION_ID, session.id().value())
                .set(READER.ACKNOWLEDGED_SEQ, position)
                .set(READER.LAST_SEEN_AT, session.lastSeenAt())
                .execute();
    }

    @Override
    public Optional<Session> find(TokenHash token) {
        return byToken.get(
                token,
                key -> database.query(
                        sql -> selected(sql, SESSION.TOKEN_HASH.eq(key.hex())).fetchOptional(SessionRow::read)));
    }

    @Override
    public List<Session> of(AccountId account) {
        return database.query(sql -> selected(sql, SESSION.ACCOUNT_ID.eq(account.value()))
                .orderBy(SESSION.CREATED_AT, SESSION.SESSION_ID)
                .fetch(SessionRow::read));
    }

    private static SelectConditionStep<Record> selected(DSLContext sql, Condition condition) {
        return sql.select(SESSION.fields())
                .select(READER.LAST_SEEN_AT)
                .from(SESSION)
                .join(READER)
                .on(READER.SESSION_ID.eq(SESSION.SESSION_ID))
                .where(condition);
    }

    @Override
    public void update(Session session) {
        database.query(sql -> sql.update(SESSION)
                        .set(SESSION.DEVICE_NAME, session.labels().device())
                        .set(SESSION.SESSION_NAME, session.labels().session())
                        .set(SESSION.LISTEN_CHANNEL, session.labels().listenChannel())
                        .set(SESSION.VISIBLE, session.visible())
                        .set(
                                SESSION.STATE,
                                session.state() == null ? null : session.state().wireName())
                        .set(SESSION.STATUS_TEXT, session.statusText())
                        .where(SESSION.SESSION_ID.eq(session.id().value()))
                        .returningResult(SESSION.TOKEN_HASH)
                        .fetch(SESSION.TOKEN_HASH))
                .forEach(this::forget);
    }

    @Override
    public void seen(Map<SessionId, Instant> signs) {
        Map<String, Instant> ordered = new TreeMap<>();
        signs.forEach((session, at) -> ordered.put(session.value(), at));
        database.query(sql -> sql.execute(
                SEEN,
                val(ordered.keySet().toArray(String[]::new)),
                val(ordered.values().toArray(Instant[]::new))));
    }

    @Override
    public void end(SessionId session) {
        database.query(sql -> sql.deleteFrom(SESSION)
                        .where(SESSION.SESSION_ID.eq(session.value()))
                        .returningResult(SESSION.TOKEN_HASH)
                        .fetch(SESSION.TOKEN_HASH))
                .forEach(this::forget);
    }

    private void forget(String tokenHash) {
        database.afterCommit(() -> byToken.forget(new TokenHash(tokenHash)));
    }
}
