package io.webchat.adapter.persistence.groups;

import static io.webchat.adapter.persistence.generated.Tables.CHAT_GROUP;
import static io.webchat.adapter.persistence.generated.Tables.FAN_OUT;
import static io.webchat.adapter.persistence.generated.Tables.GROUP_MEMBER;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.log.EventRow;
import io.webchat.adapter.persistence.log.MessageRow;
import io.webchat.application.groups.FanOuts;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jooq.JSONB;
import org.jooq.Record;

/** The tellings to large groups. */
public final class JooqFanOuts implements FanOuts {
    private final Database database;

    @Inject
    public JooqFanOuts(Database database) {
        this.database = database;
    }

    @Override
    public void add(GroupId group, EventPayload payload, AccountId except, Instant at) {
        add(group, EventRow.of(payload), except, at);
    }

    @Override
    public void addMessage(GroupId group, NewMessage draft) {
        add(group, EventRow.arrival(draft.id()), draft.sender(), draft.createdAt());
    }

    private void add(GroupId group, EventRow row, AccountId except, Instant at) {
        database.query(sql -> sql.insertInto(FAN_OUT)
                .set(FAN_OUT.GROUP_ID, group.value())
                .set(FAN_OUT.KIND, row.kind())
                .set(FAN_OUT.MESSAGE_ID, row.messageId())
                .set(FAN_OUT.BODY, row.body() == null ? null : JSONB.valueOf(row.body()))
                .set(FAN_OUT.EXCEPT_ID, except.value())
                .set(FAN_OUT.AT, at)
                .set(FAN_OUT.DONE_UP_TO, 0L)
                .execute());
    }

    @Override
    public boolean pending(GroupId group) {
        return database.query(sql -> sql.fetchExists(FAN_OUT, FAN_OUT.GROUP_ID.eq(group.value())));
    }

    @Override
    public List<FanOut> oldest() {
        // Others wait here instead of taking the next one: that could overtake this one in a member's log.
        return database.query(sql -> sql.select(FAN_OUT.fields())
                .from(FAN_OUT)
                .orderBy(FAN_OUT.FAN_OUT_ID)
                .limit(1)
                .forNoKeyUpdate()
                .fetch(this::fanOut));
    }

    private FanOut fanOut(Record row) {
        JSONB body = row.get(FAN_OUT.BODY);
        EventRow payload = new EventRow(
                requireNonNull(row.get(FAN_OUT.KIND)), row.get(FAN_OUT.MESSAGE_ID), body == null ? null : body.data());
        Message message = payload.messageId() == null
                ? null
                : database.query(sql -> sql.select(MESSAGE.fields())
                        .from(MESSAGE)
                        .where(MESSAGE.MESSAGE_ID.eq(payload.messageId()))
                        .fetchSingle(MessageRow::read));
        return new FanOut(
                requireNonNull(row.get(FAN_OUT.FAN_OUT_ID)),
                new GroupId(requireNonNull(row.get(FAN_OUT.GROUP_ID))),
                payload.read(message),
                new AccountId(requireNonNull(row.get(FAN_OUT.EXCEPT_ID))),
                requireNonNull(row.get(FAN_OUT.AT)),
                requireNonNull(row.get(FAN_OUT.DONE_UP_TO)));
    }

    @Override
    public List<AccountId> nextMembers(FanOut fanOut, int limit) {
        return database.query(sql -> sql.select(GROUP_MEMBER.ACCOUNT_ID)
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(fanOut.group().value()))
                .and(GROUP_MEMBER.ACCOUNT_ID.gt(fanOut.doneUpTo()))
                .orderBy(GROUP_MEMBER.ACCOUNT_ID)
                .limit(limit)
                .fetch(row -> new AccountId(requireNonNull(row.value1()))));
    }

    @Override
    public void toldUpTo(FanOut fanOut, AccountId account) {
        database.query(sql -> sql.update(FAN_OUT)
                .set(FAN_OUT.DONE_UP_TO, account.value())
                .where(FAN_OUT.FAN_OUT_ID.eq(fanOut.id()))
                .execute());
    }

    @Override
    public void done(FanOut fanOut) {
        database.run(() -> database.query(sql -> {
            sql.deleteFrom(FAN_OUT).where(FAN_OUT.FAN_OUT_ID.eq(fanOut.id())).execute();
            String group = fanOut.group().value();
            return sql.deleteFrom(GROUP_MEMBER)
                    .where(GROUP_MEMBER.GROUP_ID.eq(group))
                    .and(exists(selectOne()
                            .from(CHAT_GROUP)
                            .where(CHAT_GROUP.GROUP_ID.eq(group))
                            .and(CHAT_GROUP.DELETED_AT.isNotNull())))
                    .and(notExists(selectOne().from(FAN_OUT).where(FAN_OUT.GROUP_ID.eq(group))))
                    .execute();
        }));
    }
}
