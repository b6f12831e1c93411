package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.CONVERSATION;
import static io.webchat.adapter.persistence.generated.Tables.CONVERSATION_MARKS;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.log.MessageRow;
import io.webchat.application.messaging.ConversationList;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** An account's conversations. */
public final class JooqConversationList implements ConversationList {
    private static final String UNREAD = """
        (SELECT count(*)::int FROM (
            SELECT FROM message u
            WHERE u.conversation_id = message.conversation_id AND u.sender_id <> {0} AND u.deleted_at IS NULL
                AND u.conversation_seq > greatest(mine.new_after, coalesce((
                    SELECT max(r.up_to_seq) FROM receipt_mark r
                    WHERE r.conversation_id = u.conversation_id AND r.account_id = {0} AND r.status = 'read'), 0))
            LIMIT {1}) AS unread_messages)
        """;

    private final Database database;

    @Inject
    public JooqConversationList(Database database) {
        this.database = database;
    }

    @Override
    public List<Line> of(AccountId account, int limit) {
        var me = DSL.val(account.value());
        Field<Long> mine = field(name("mine", "conversation_id"), Long.class);
        Field<Long> readableAfter = field(name("mine", "readable_after"), Long.class);
        Field<Integer> unread = field(UNREAD, Integer.class, me, DSL.inline(MAX_UNREAD));
        Field<Long> newest = DSL.field(
                DSL.select(DSL.max(MESSAGE.CONVERSATION_SEQ)).from(MESSAGE).where(MESSAGE.CONVERSATION_ID.eq(mine)));
        return database.query(sql -> sql.select(MESSAGE.fields())
                .select(CONVERSATION.fields())
                .select(CONVERSATION_MARKS.ARCHIVED, CONVERSATION_MARKS.MUTED, unread.as("unread"))
                .from(DSL.table(AccountConversations.CONVERSATIONS, me))
                .join(CONVERSATION)
                .on(CONVERSATION.CONVERSATION_ID.eq(mine))
                .join(MESSAGE)
                .on(MESSAGE.CONVERSATION_ID.eq(mine))
                .and(MESSAGE.CONVERSATION_SEQ.eq(newest))
                .and(MESSAGE.CONVERSATION_SEQ.gt(readableAfter))
                .leftJoin(CONVERSATION_MARKS)
                .on(marked(account, mine))
                .orderBy(MESSAGE.CREATED_AT.desc(), MESSAGE.MESSAGE_ID.desc())
                .limit(limit)
                .fetch(JooqConversationList::line));
    }

    private static Line line(Record row) {
        return new Line(
                JooqConversations.conversation(row.into(CONVERSATION)),
                MessageRow.read(row.into(MESSAGE)),
                requireNonNull(row.get("unread", Integer.class)),
                marks(row));
    }

    private static Marks marks(Record row) {
        return new Marks(
                Boolean.TRUE.equals(row.get(CONVERSATION_MARKS.ARCHIVED)),
                Boolean.TRUE.equals(row.get(CONVERSATION_MARKS.MUTED)));
    }

    private static Condition marked(AccountId account, Field<Long> conversation) {
        return CONVERSATION_MARKS
                .ACCOUNT_ID
                .eq(account.value())
                .and(CONVERSATION_MARKS.CONVERSATION_ID.eq(conversation));
    }

    @Override
    public void mark(AccountId account, Conversation conversation, Marks marks) {
        database.query(sql -> sql.insertInto(CONVERSATION_MARKS)
                .set(CONVERSATION_MARKS.ACCOUNT_ID, account.value())
                .set(CONVERSATION_MARKS.CONVERSATION_ID, conversation.id().value())
                .set(CONVERSATION_MARKS.ARCHIVED, marks.archived())
                .set(CONVERSATION_MARKS.MUTED, marks.muted())
                .onConflict(CONVERSATION_MARKS.ACCOUNT_ID, CONVERSATION_MARKS.CONVERSATION_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute());
    }

    @Override
    public Marks marks(AccountId account, Conversation conversation) {
        return database.query(sql -> sql.select(CONVERSATION_MARKS.ARCHIVED, CONVERSATION_MARKS.MUTED)
                .from(CONVERSATION_MARKS)
                .where(marked(account, DSL.val(conversation.id().value())))
                .fetchOptional(JooqConversationList::marks)
                .orElse(new Marks(false, false)));
    }
}
