package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.CONVERSATION;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.log.UnindexedConversations;
import io.webchat.application.messaging.MessageIndex;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Result;

/**
 * Words in a table of their own. One node at a time takes them up, so that each conversation's are dense: what comes
 * behind the last one has none yet.
 */
public final class JooqMessageIndex implements MessageIndex {
    private static final int CONVERSATIONS_AT_ONCE = 50;
    private static final int MESSAGES_OF_EACH = 20;
    private static final int STALE_AT_ONCE = 500;
    private static final int LOOKED_AT_AT_ONCE = 1_000;

    /** Any number that nothing else of the relay locks. */
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(7036874)";

    /** To lose some in a crash costs nothing: they are taken up again. */
    private static final String NO_WAIT = "SET LOCAL synchronous_commit = off";

    private static final String LAST_WITH_WORDS = """
        coalesce((SELECT w.conversation_seq FROM message_words w WHERE w.conversation_id = c.conversation_id
                  ORDER BY w.conversation_seq DESC LIMIT 1), 0)\
        """;

    private static final String TAKE_UP = """
        INSERT INTO message_words (conversation_id, conversation_seq, words)
        SELECT m.conversation_id, m.conversation_seq, search_words(m.conversation_id, m.text, m.subject, m.attachments)
        FROM unnest({0}::bigint[]) AS c(conversation_id),
             LATERAL (SELECT %s AS seq) AS done,
             LATERAL (SELECT * FROM message
                      WHERE message.conversation_id = c.conversation_id AND message.conversation_seq > done.seq
                      ORDER BY message.conversation_seq LIMIT {1}) AS m
        RETURNING conversation_id\
        """.formatted(LAST_WITH_WORDS);

    private static final String TAKE_UP_ANEW = """
        WITH stale AS (
            DELETE FROM message_words_stale WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM message_words_stale LIMIT {0} FOR UPDATE SKIP LOCKED))
            RETURNING conversation_id, conversation_seq)
        UPDATE message_words w SET words = search_words(m.conversation_id, m.text, m.subject, m.attachments)
        FROM (SELECT DISTINCT * FROM stale) AS s JOIN message m USING (conversation_id, conversation_seq)
        WHERE w.conversation_id = s.conversation_id AND w.conversation_seq = s.conversation_seq\
        """;

    private static final String FORGOTTEN = """
        SELECT c.conversation_id FROM unnest({0}::bigint[]) AS c(conversation_id)
        WHERE EXISTS (SELECT FROM message m WHERE m.conversation_id = c.conversation_id AND m.conversation_seq > %s)
        """.formatted(LAST_WITH_WORDS);

    private final Database database;
    private final UnindexedConversations wordless;

    @Inject
    public JooqMessageIndex(Database database, UnindexedConversations wordless) {
        this.database = database;
        this.wordless = wordless;
    }

    @Override
    public boolean takeUpSome() {
        List<ConversationId> some = wordless.take(CONVERSATIONS_AT_ONCE);
        try {
            return database.call(() -> database.query(sql -> takeUp(sql, some)));
        } catch (RuntimeException e) {
            wordless.add(some);
            throw e;
        }
    }

    private boolean takeUp(DSLContext sql, List<ConversationId> conversations) {
        if (!Boolean.TRUE.equals(sql.resultQuery(ALONE).fetchSingle().get(0, Boolean.class))) {
            wordless.add(conversations);
            return false;
        }
        sql.execute(NO_WAIT);
        Result<?> taken = sql.resultQuery(TAKE_UP, val(ids(conversations)), val(MESSAGES_OF_EACH))
                .fetch();
        int anew = sql.execute(TAKE_UP_ANEW, val(STALE_AT_ONCE));
        // Whoever had any may have more.
        wordless.add(
                taken.intoSet(0, Long.class).stream().map(ConversationId::new).toList());
        return !taken.isEmpty() || anew > 0 || conversations.size() == CONVERSATIONS_AT_ONCE;
    }

    @Override
    public void lookForForgotten() {
        List<Long> page = conversationsAfter(0);
        while (!page.isEmpty()) {
            wordless.add(forgotten(page));
            page = conversationsAfter(page.getLast());
        }
    }

    private List<Long> conversationsAfter(long last) {
        return database.query(sql -> sql.select(CONVERSATION.CONVERSATION_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.CONVERSATION_ID.gt(last))
                .orderBy(CONVERSATION.CONVERSATION_ID)
                .limit(LOOKED_AT_AT_ONCE)
                .fetch(row -> requireNonNull(row.value1())));
    }

    private List<ConversationId> forgotten(List<Long> page) {
        return database.query(sql -> sql.resultQuery(FORGOTTEN, val(page.toArray(Long[]::new)))
                .fetch(row -> new ConversationId(requireNonNull(row.get(0, Long.class)))));
    }

    private static Long[] ids(Collection<ConversationId> conversations) {
        return conversations.stream().map(ConversationId::value).toArray(Long[]::new);
    }
}
