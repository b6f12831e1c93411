package io.webchat.adapter.persistence.log;

import static io.webchat.adapter.persistence.generated.Tables.INBOX;
import static io.webchat.adapter.persistence.generated.Tables.INBOX_EVENT;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.retention.Retention;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Takes old events out of the logs. */
public final class JooqRetention implements Retention {
    private final Database database;
    private final InboxFeed feed;

    @Inject
    public JooqRetention(Database database, InboxFeed feed) {
        this.database = database;
        this.feed = feed;
    }

    /** One look at the first event of each log. */
    @Override
    public List<AccountId> withEventsBefore(Instant cutoff, int limit) {
        var first = DSL.select(INBOX_EVENT.AT)
                .from(INBOX_EVENT)
                .where(INBOX_EVENT.ACCOUNT_ID.eq(INBOX.ACCOUNT_ID))
                .and(INBOX_EVENT.SEQ.gt(INBOX.PRUNED_SEQ))
                .orderBy(INBOX_EVENT.SEQ)
                .limit(1);
        return database.query(sql -> sql.select(INBOX.ACCOUNT_ID)
                .from(INBOX)
                .where(DSL.field(first).lt(cutoff))
                .limit(limit)
                .fetch(row -> new AccountId(requireNonNull(row.value1()))));
    }

    @Override
    public List<Message> prune(AccountId account, Instant cutoff, int limit) {
        return database.query(sql -> {
            // Other nodes prune the same log one after the other.
            Record inbox = sql.select(INBOX.PRUNED_SEQ, INBOX.ACKNOWLEDGED_SEQ)
                    .from(INBOX)
                    .where(INBOX.ACCOUNT_ID.eq(account.value()))
                    .forNoKeyUpdate()
                    .fetchSingle();
            long from = requireNonNull(inbox.get(INBOX.PRUNED_SEQ));
            long upTo = lastBefore(sql, account, from, cutoff, limit);
            if (upTo == from) {
                return List.of();
            }
            long acknowledged = requireNonNull(inbox.get(INBOX.ACKNOWLEDGED_SEQ));
            List<Message> unreceived = messages(sql, account, Math.max(from, acknowledged), upTo);
            sql.deleteFrom(INBOX_EVENT)
                    .where(INBOX_EVENT.ACCOUNT_ID.eq(account.value()))
                    .and(INBOX_EVENT.SEQ.gt(from))
                    .and(INBOX_EVENT.SEQ.le(upTo))
                    .execute();
            sql.update(INBOX)
                    .set(INBOX.PRUNED_SEQ, upTo)
                    .where(INBOX.ACCOUNT_ID.eq(account.value()))
                    .execute();
            database.afterCommit(() -> feed.forget(account));
            return unreceived;
        });
    }

    /** The place before the first event that stays. */
    private static long lastBefore(DSLContext sql, AccountId account, long from, Instant cutoff, int limit) {
        long last = from;
        for (var row : sql.select(INBOX_EVENT.SEQ, INBOX_EVENT.AT)
                .from(INBOX_EVENT)
                .where(INBOX_EVENT.ACCOUNT_ID.eq(account.value()))
                .and(INBOX_EVENT.SEQ.gt(from))
                .orderBy(INBOX_EVENT.SEQ)
                .limit(limit)
                .fetch()) {
            if (!requireNonNull(row.value2()).isBefore(cutoff)) {
                break;
            }
            last = requireNonNull(row.value1());
        }
        return last;
    }

    private static List<Message> messages(DSLContext sql, AccountId account, long from, long upTo) {
        return sql.select(MESSAGE.fields())
                .from(INBOX_EVENT)
                .join(MESSAGE)
                .on(MESSAGE.MESSAGE_ID.eq(INBOX_EVENT.MESSAGE_ID))
                .where(INBOX_EVENT.ACCOUNT_ID.eq(account.value()))
                .and(INBOX_EVENT.SEQ.gt(from))
                .and(INBOX_EVENT.SEQ.le(upTo))
                .and(INBOX_EVENT.KIND.eq(EventRow.MESSAGE))
                .and(MESSAGE.SENDER_ID.ne(account.value()))
                .and(MESSAGE.DELETED_AT.isNull())
                .and(DSL.not(MESSAGE.EXPIRY_SETTLED))
                .orderBy(INBOX_EVENT.SEQ)
                .fetch(MessageRow::read);
    }

    @Override
    public List<Message> expired(Instant now, int limit) {
        return database.query(sql -> sql.select(MESSAGE.fields())
                .from(MESSAGE)
                .where(MESSAGE.EXPIRES_AT.le(now))
                .and(DSL.not(MESSAGE.EXPIRY_SETTLED))
                .orderBy(MESSAGE.EXPIRES_AT)
                .limit(limit)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch(MessageRow::read));
    }

    @Override
    public void settled(Collection<MessageId> messages) {
        UUID[] ids = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        database.query(sql -> sql.update(MESSAGE)
                .set(MESSAGE.EXPIRY_SETTLED, true)
                .where(MESSAGE.MESSAGE_ID.eq(DSL.any(ids)))
                .execute());
    }
}
