package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.log.MessageRow;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;

/**
 * PostgreSQL's full text search, in no language's own way: words as they stand, by their beginnings. What is often said
 * is found on the way back from the newest message; only what is said more rarely is looked up in the index.
 */
public final class JooqMessageSearch implements MessageSearch {
    /** With more conversations the index is faster without their names. */
    private static final int MAX_NAMED = 50;

    /** Messages that were sent at once can stand in a log in another order than that of their times. */
    private static final int OUT_OF_ORDER = 20;

    private static final Comparator<Message> NEWEST_FIRST = Comparator.comparing(Message::createdAt)
            .thenComparing(message -> message.id().value())
            .reversed();

    private static final String SAID = """
        (SELECT * FROM (SELECT conversation_id, conversation_seq FROM message_words
                        WHERE words @@ ({0}::tsquery && to_tsquery('simple', {1})) OFFSET 0) AS said
         WHERE NOT EXISTS (SELECT FROM message_words_stale s WHERE s.conversation_id = said.conversation_id
                           AND s.conversation_seq = said.conversation_seq)) AS said\
        """;

    private static final String MINE_SAID = "said.conversation_id = mine.conversation_id";

    /** One look-up for each: without OFFSET all messages of the viewer may be sorted first, which takes seconds. */
    private static final String MESSAGES = """
        LATERAL (SELECT * FROM message m WHERE m.conversation_id = said.conversation_id
                 AND m.conversation_seq = said.conversation_seq OFFSET 0) AS message\
        """;

    // A word that is in more files than this is no word to search for.
    private static final String FILES = """
        (SELECT file_id FROM file
         WHERE to_tsvector('simple'::regconfig, search_text(translate(name, '._-', '   '))) @@ to_tsquery('simple', {0})
             AND {1} LIMIT 200)
        UNION
        (SELECT file_id FROM transcript
         WHERE to_tsvector('simple'::regconfig, search_text(text)) @@ to_tsquery('simple', {0}) AND {2} LIMIT 200)\
        """;

    private static final Field<String> FILE_NAME = field("search_text(name)", String.class);
    private static final Field<String> TRANSCRIPT_TEXT = field("search_text(text)", String.class);

    private static final String CARRIES = "message.attachments @> ANY (ARRAY(SELECT jsonb_build_array("
            + "jsonb_build_object('file', f)) FROM unnest({0}::uuid[]) AS f))";

    private final Database database;

    @Inject
    public JooqMessageSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<Message> find(Criteria wanted, int limit) {
        return database.query(sql -> {
            List<String> words = wanted.terms().words();
            List<Message> found = words.isEmpty() ? List.of() : byWords(sql, wanted, words, limit);
            return found.isEmpty() ? NewestMessages.containing(sql, wanted, limit) : found;
        });
    }

    private static List<Message> byWords(DSLContext sql, Criteria wanted, List<String> words, int limit) {
        String query = query(words, 0);
        List<Message> newest = NewestMessages.saying(sql, wanted, query, limit + OUT_OF_ORDER);
        List<Message> others = newest.size() >= limit ? List.of() : saidAnywhere(sql, wanted, words, limit);
        return Stream.of(newest, others, carrying(sql, wanted, query, limit))
                .flatMap(List::stream)
                .distinct()
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /**
     * The index is quick at whole words, and slow to intersect all that begin with common ones. So those before the last,
     * which may still be being typed, are taken as whole words, if enough messages say them so.
     */
    private static List<Message> saidAnywhere(DSLContext sql, Criteria wanted, List<String> words, int limit) {
        String conversations = conversations(sql, wanted);
        int last = words.size() - 1;
        List<Message> found = said(sql, wanted, conversations, query(words, last), limit);
        return last == 0 || found.size() == limit ? found : said(sql, wanted, conversations, query(words, 0), limit);
    }

    private static List<Message> said(DSLContext sql, Criteria wanted, String conversations, String query, int limit) {
        Table<Record> said = table(SAID, val(conversations), val(query));
        return newest(
                sql.select(MESSAGE.fields())
                        .from(said, SearchFilter.mine(wanted), table(MESSAGES))
                        .where(MINE_SAID)
                        .and(SearchFilter.literally(wanted.terms(), SearchFilter.SAID)),
                wanted,
                limit);
    }

    /** Whose files are called so, or heard to say so. */
    private static List<Message> carrying(DSLContext sql, Criteria wanted, String query, int limit) {
        UUID[] files = sql.resultQuery(
                        FILES,
                        val(query),
                        SearchFilter.literally(wanted.terms(), FILE_NAME),
                        SearchFilter.literally(wanted.terms(), TRANSCRIPT_TEXT))
                .fetchArray(0, UUID.class);
        return files.length == 0
                ? List.of()
                : newest(
                        sql.select(MESSAGE.fields())
                                .from(MESSAGE)
                                .join(SearchFilter.mine(wanted))
                                .on(MESSAGE.CONVERSATION_ID.eq(SearchFilter.MINE))
                                .where(CARRIES, val(files)),
                        wanted,
                        limit);
    }

    private static List<Message> newest(SelectConditionStep<Record> messages, Criteria wanted, int limit) {
        return messages.and(SearchFilter.allowed(wanted))
                .orderBy(MESSAGE.CREATED_AT.desc(), MESSAGE.MESSAGE_ID.desc())
                .limit(inline(limit))
                .fetch(MessageRow::read);
    }

    /** The conversations to look in, as a query of their words in the index; empty when they are many. */
    private static String conversations(DSLContext sql, Criteria wanted) {
        List<Long> ids = wanted.conversation() != null
                ? List.of(wanted.conversation().value())
                : sql.select(SearchFilter.MINE)
                        .from(SearchFilter.mine(wanted))
                        .limit(MAX_NAMED + 1)
                        .fetch(row -> requireNonNull(row.value1()));
        return ids.size() > MAX_NAMED
                ? ""
                : ids.stream().map(id -> "'in " + id + "'").collect(Collectors.joining(" | "));
    }

    /** All of the words: those before {@code whole} as they stand, the others by their beginnings. */
    private static String query(List<String> words, int whole) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> "'" + words.get(i) + (i < whole ? "'" : "':*"))
                .collect(Collectors.joining(" & "));
    }
}
