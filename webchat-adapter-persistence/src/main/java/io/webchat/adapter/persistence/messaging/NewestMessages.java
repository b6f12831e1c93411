package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.log.MessageRow;
import io.webchat.application.messaging.MessageSearch.Criteria;
import io.webchat.domain.messaging.Message;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/**
 * A search that walks back from the newest message until it has found enough: what many messages say it finds at once,
 * and what was sent a moment ago, whose words aren't taken up yet, it finds at all.
 */
final class NewestMessages {
    /**
     * Messages at the most. Some ten milliseconds when none of them is it; with fewer, common pairs of words go by the
     * index, which is slow at them.
     */
    private static final int MAX = 1_500;

    private static final String OF_LOG = """
        (SELECT message_id, seq AS place FROM inbox_event WHERE account_id = {0} AND kind = 'message'
         ORDER BY seq DESC LIMIT {1}) AS newest\
        """;

    private static final String OF_CONVERSATION = """
        (SELECT message_id, conversation_seq AS place FROM message WHERE conversation_id = {0}
         ORDER BY conversation_seq DESC LIMIT {1}) AS newest\
        """;

    /** One look-up for each, only as far as it is walked: without OFFSET the whole table may be read first. */
    private static final String MESSAGES =
            "LATERAL (SELECT * FROM message m WHERE m.message_id = newest.message_id OFFSET 0) AS message";

    private static final String SAYS = """
        coalesce(
            (SELECT w.words FROM message_words w
             WHERE w.conversation_id = message.conversation_id AND w.conversation_seq = message.conversation_seq
                 AND NOT EXISTS (SELECT FROM message_words_stale s WHERE s.conversation_id = w.conversation_id
                                 AND s.conversation_seq = w.conversation_seq)),
            search_words(message.conversation_id, message.text, message.subject, message.attachments))
        @@ to_tsquery('simple', {0})\
        """;

    private NewestMessages() {}

    /** @param query of {@code to_tsquery} */
    static List<Message> saying(DSLContext sql, Criteria wanted, String query, int limit) {
        return walk(
                sql,
                wanted,
                condition(SAYS, val(query)).and(SearchFilter.literally(wanted.terms(), SearchFilter.SAID)),
                limit);
    }

    /** The terms taken literally, as parts of what they say. */
    static List<Message> containing(DSLContext sql, Criteria wanted, int limit) {
        return walk(sql, wanted, SearchFilter.partly(wanted.terms()), limit);
    }

    private static List<Message> walk(DSLContext sql, Criteria wanted, Condition match, int limit) {
        return sql.select(MESSAGE.fields())
                .from(newest(wanted), table(MESSAGES))
                .join(SearchFilter.mine(wanted))
                .on(MESSAGE.CONVERSATION_ID.eq(SearchFilter.MINE))
                .where(match)
                .and(SearchFilter.allowed(wanted))
                .orderBy(field("newest.place").desc())
                .limit(inline(limit))
                .fetch(MessageRow::read);
    }

    private static Table<Record> newest(Criteria wanted) {
        return wanted.conversation() == null
                ? table(OF_LOG, val(wanted.viewer().value()), inline(MAX))
                : table(OF_CONVERSATION, val(wanted.conversation().value()), inline(MAX));
    }
}
