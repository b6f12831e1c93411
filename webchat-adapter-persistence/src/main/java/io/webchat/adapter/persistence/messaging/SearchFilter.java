package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.webchat.application.messaging.MessageSearch.Criteria;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What a message that a search finds has to be, besides saying it. */
final class SearchFilter {
    /** The conversation's column of {@link #mine}. */
    static final Field<Long> MINE = field(name("mine", "conversation_id"), Long.class);

    private static final Field<Long> READABLE_AFTER = field(name("mine", "readable_after"), Long.class);

    private SearchFilter() {}

    static Table<Record> mine(Criteria wanted) {
        return table(AccountConversations.CONVERSATIONS, val(wanted.viewer().value()));
    }

    /** The viewer may see it, in a query that joins {@link #mine}, and it is one that is wanted. */
    static Condition allowed(Criteria wanted) {
        return MESSAGE.CONVERSATION_SEQ
                .gt(READABLE_AFTER)
                .and(MESSAGE.DELETED_AT.isNull())
                .and(MESSAGE.EXPIRES_AT.isNull().or(MESSAGE.EXPIRES_AT.gt(wanted.now())))
                .and(
                        wanted.conversation() == null
                                ? noCondition()
                                : MESSAGE.CONVERSATION_ID.eq(
                                        wanted.conversation().value()))
                .and(
                        wanted.from() == null
                                ? noCondition()
                                : MESSAGE.SENDER_ID.eq(wanted.from().value()))
                .and(wanted.since() == null ? noCondition() : MESSAGE.CREATED_AT.ge(wanted.since()));
    }
}
