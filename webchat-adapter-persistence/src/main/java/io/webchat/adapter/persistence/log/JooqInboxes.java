package io.webchat.adapter.persistence.log;

import static io.webchat.adapter.persistence.generated.Tables.INBOX;
import static io.webchat.adapter.persistence.generated.Tables.INBOX_EVENT;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.inbox.Inboxes;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The logs. */
public final class JooqInboxes implements Inboxes {
    private final Database database;

    @Inject
    public JooqInboxes(Database database) {
        this.database = database;
    }

    @Override
    public void append(List<NewEvent> events) {
        if (!events.isEmpty()) {
            database.requireTransaction().stage(events);
        }
    }

    @Override
    public List<InboxEvent> after(AccountId account, long seq, int limit) {
        return database.query(sql -> sql.select(INBOX_EVENT.fields())
                .select(MESSAGE.fields())
                .from(INBOX_EVENT)
                .leftJoin(MESSAGE)
                .on(MESSAGE.MESSAGE_ID.eq(INBOX_EVENT.MESSAGE_ID))
                .where(INBOX_EVENT.ACCOUNT_ID.eq(account.value()))
                .and(INBOX_EVENT.SEQ.gt(seq))
                .orderBy(INBOX_EVENT.SEQ)
                .limit(limit)
                .fetch(JooqInboxes::event));
    }

    @Override
    public List<InboxEvent> after(Map<AccountId, Long> places, int limitEach) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<AccountId, Long>> rows = List.copyOf(places.entrySet());
        Table<?> place = DSL.table(
                        "unnest({0}, {1})",
                        val(rows.stream().map(row -> row.getKey().value()).toArray(Long[]::new)),
                        val(rows.stream().map(Map.Entry::getValue).toArray(Long[]::new)))
                .as("place", "account_id", "seq");
        Field<Long> owner = DSL.field(DSL.name("place", "account_id"), Long.class);
        Field<Long> seq = DSL.field(DSL.name("place", "seq"), Long.class);
        Table<?> events = DSL.lateral(select(INBOX_EVENT.fields())
                        .from(INBOX_EVENT)
                        .where(INBOX_EVENT.ACCOUNT_ID.eq(owner))
                        .and(INBOX_EVENT.SEQ.gt(seq))
                        .orderBy(INBOX_EVENT.SEQ)
                        .limit(limitEach))
                .as(INBOX_EVENT);
        return database.query(sql -> sql.select(INBOX_EVENT.fields())
                .select(MESSAGE.fields())
                .from(place)
                .crossJoin(events)
                .leftJoin(MESSAGE)
                .on(MESSAGE.MESSAGE_ID.eq(INBOX_EVENT.MESSAGE_ID))
                .orderBy(INBOX_EVENT.ACCOUNT_ID, INBOX_EVENT.SEQ)
                .fetch(JooqInboxes::event));
    }

    private static InboxEvent event(Record row) {
        Message message = row.get(MESSAGE.MESSAGE_ID) == null ? null : MessageRow.read(row);
        JSONB body = row.get(INBOX_EVENT.BODY);
        EventRow payload = new EventRow(
                requireNonNull(row.get(INBOX_EVENT.KIND)),
                row.get(INBOX_EVENT.MESSAGE_ID),
                body == null ? null : body.data());
        return new InboxEvent(
                new AccountId(requireNonNull(row.get(INBOX_EVENT.ACCOUNT_ID))),
                requireNonNull(row.get(INBOX_EVENT.SEQ)),
                requireNonNull(row.get(INBOX_EVENT.AT)),
                payload.read(message));
    }

    @Override
    public Bounds bounds(AccountId account) {
        Field<Long> pruned = field(select(INBOX.PRUNED_SEQ).from(INBOX).where(INBOX.ACCOUNT_ID.eq(account.value())));
        Field<Long> last =
                field(select(max(INBOX_EVENT.SEQ)).from(INBOX_EVENT).where(INBOX_EVENT.ACCOUNT_ID.eq(account.value())));
        return database.query(sql -> {
            var row = requireNonNull(
                    sql.select(coalesce(pruned, 0L), coalesce(last, 0L)).fetchOne());
            return new Bounds(row.value1(), Math.max(row.value1(), row.value2()));
        });
    }
}
