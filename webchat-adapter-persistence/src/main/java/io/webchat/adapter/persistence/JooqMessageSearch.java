package io.webchat.adapter.persistence;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE_WORDS;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.webchat.application.messaging.MessageSearch;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * PostgreSQL's full text search, in no language's own way: words as they stand, by their beginnings. The conversation is
 * a word in the index too, so that a word that everybody uses costs only what the viewer may see.
 */
final class JooqMessageSearch implements MessageSearch {
    /** Newest messages of each conversation that are looked through for a part of a word. */
    private static final int NEWEST = 2_000;

    /** Newest events of the viewer's log that are looked through for messages whose words aren't taken up yet. */
    private static final int NEWEST_EVENTS = 2_000;

    /** Conversations named in one query; who has more is looked up without the index's help for that. */
    private static final int MOST_NAMED = 2_000;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Comparator<Message> NEWEST_FIRST = Comparator.comparing(Message::createdAt)
            .thenComparing(message -> message.id().value())
            .reversed();

    private static final Field<Long> MINE = field(name("mine", "conversation_id"), Long.class);
    private static final Field<Long> READABLE_AFTER = field(name("mine", "readable_after"), Long.class);

    private static final String SAYS = "message_words.words @@ ({0}::tsquery && to_tsquery('simple', {1}))";

    private static final Condition SAME_PLACE = MESSAGE_WORDS
            .CONVERSATION_ID
            .eq(MESSAGE.CONVERSATION_ID)
            .and(MESSAGE_WORDS.CONVERSATION_SEQ.eq(MESSAGE.CONVERSATION_SEQ));

    private static final String NOT_STALE = "NOT EXISTS (SELECT FROM message_words_stale s"
            + " WHERE s.conversation_id = message.conversation_id AND s.conversation_seq = message.conversation_seq)";

    /** Of the newest in the viewer's log, those whose words wait to be taken up; they are few. */
    private static final String WITHOUT_WORDS = """
        message.message_id IN (
            WITH waiting AS MATERIALIZED (
                SELECT m.message_id, search_words(m.conversation_id, m.text, m.subject, m.attachments) AS words
                FROM (SELECT DISTINCT message_id
                      FROM (SELECT message_id FROM inbox_event WHERE account_id = {0} ORDER BY seq DESC LIMIT {1}) e
                      WHERE message_id IS NOT NULL) AS newest
                JOIN message m USING (message_id)
                LEFT JOIN message_words w USING (conversation_id, conversation_seq)
                LEFT JOIN message_words_stale s USING (conversation_id, conversation_seq)
                WHERE w.words IS NULL OR s.conversation_id IS NOT NULL)
            SELECT message_id FROM waiting WHERE words @@ to_tsquery('simple', {2}))\
        """;

    private static final String CARRIES = "message.attachments @> ANY (ARRAY(SELECT jsonb_build_array("
            + "jsonb_build_object('file', f.file_id)) FROM file f WHERE to_tsvector('simple'::regconfig,"
            + " translate(f.name, '._-', '   ')) @@ to_tsquery('simple', {0}) LIMIT 200))";

    // As many as files' names: a word that is in more of them is no word to search for.
    private static final String IS_HEARD = "message.attachments @> ANY (ARRAY(SELECT jsonb_build_array("
            + "jsonb_build_object('file', t.file_id)) FROM transcript t WHERE to_tsvector('simple'::regconfig, t.text)"
            + " @@ to_tsquery('simple', {0}) LIMIT 200))";

    private final Database database;

    @Inject
    JooqMessageSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<Message> find(Wanted wanted, int limit) {
        return database.query(sql -> {
            Optional<String> words = words(wanted.text());
            List<Message> found =
                    words.map(query -> byWords(sql, wanted, query, limit)).orElse(List.of());
            return found.isEmpty() ? byPart(sql, wanted, limit) : found;
        });
    }

    private static List<Message> byWords(DSLContext sql, Wanted wanted, String query, int limit) {
        Condition carries = condition(CARRIES, val(query));
        Condition isHeard = condition(IS_HEARD, val(query));
        Condition withoutWords = condition(WITHOUT_WORDS, val(wanted.viewer().value()), val(NEWEST_EVENTS), val(query));
        return Stream.of(
                        saying(sql, wanted, query, limit),
                        select(sql, wanted, carries, limit),
                        select(sql, wanted, isHeard, limit),
                        select(sql, wanted, withoutWords, limit))
                .flatMap(List::stream)
                .distinct()
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static List<Message> saying(DSLContext sql, Wanted wanted, String query, int limit) {
        Condition says = condition(SAYS, val(conversations(sql, wanted)), val(query));
        return select(sql, wanted, MESSAGE_WORDS.join(MESSAGE).on(SAME_PLACE), says.and(NOT_STALE), limit);
    }

    private static List<Message> select(DSLContext sql, Wanted wanted, Condition match, int limit) {
        return select(sql, wanted, MESSAGE, match, limit);
    }

    private static List<Message> select(DSLContext sql, Wanted wanted, Table<?> messages, Condition match, int limit) {
        return sql.select(MESSAGE.fields())
                .from(messages)
                .join(table(Mine.CONVERSATIONS, val(wanted.viewer().value())))
                .on(MESSAGE.CONVERSATION_ID.eq(MINE))
                .where(match)
                .and(allowed(wanted))
                .orderBy(MESSAGE.CREATED_AT.desc(), MESSAGE.MESSAGE_ID.desc())
                .limit(limit)
                .fetch(MessageRow::read);
    }

    /** A part of a word, and scripts that don't set words apart: literally, in the newest messages. */
    private static List<Message> byPart(DSLContext sql, Wanted wanted, int limit) {
        var newest = sql.select(MESSAGE.fields())
                .from(MESSAGE)
                .where(MESSAGE.CONVERSATION_ID.eq(MINE))
                .and(allowed(wanted))
                .orderBy(MESSAGE.CONVERSATION_SEQ.desc())
                .limit(NEWEST)
                .asTable("message");
        return sql.select(newest.fields())
                .from(table(Mine.CONVERSATIONS, val(wanted.viewer().value())), DSL.lateral(newest))
                .where(requireNonNull(newest.field(MESSAGE.TEXT)).containsIgnoreCase(wanted.text()))
                .orderBy(
                        requireNonNull(newest.field(MESSAGE.CREATED_AT)).desc(),
                        requireNonNull(newest.field(MESSAGE.MESSAGE_ID)).desc())
                .limit(limit)
                .fetch(row -> MessageRow.read(row.into(MESSAGE)));
    }

    private static Condition allowed(Wanted wanted) {
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

    /** The conversations to look in, as a query of their words in the index. */
    private static String conversations(DSLContext sql, Wanted wanted) {
        List<Long> ids = wanted.conversation() != null
                ? List.of(wanted.conversation().value())
                : sql.select(MINE)
                        .from(table(Mine.CONVERSATIONS, val(wanted.viewer().value())))
                        .limit(MOST_NAMED + 1)
                        .fetch(row -> requireNonNull(row.value1()));
        return ids.size() > MOST_NAMED
                ? ""
                : ids.stream().map(id -> "'in " + id + "'").collect(Collectors.joining(" | "));
    }

    /** Each word by its beginning; empty when there is none. */
    private static Optional<String> words(String text) {
        String query = NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }
}
