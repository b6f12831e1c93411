package io.webchat.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Fills conversations and the words of their messages past the relay. */
final class StoredMessages {
    static final int WORDS_OF_EACH = 15;

    private static final int AT_ONCE = 5_000;
    private static final long SEED = 7;

    private static final String CONVERSATIONS = """
        INSERT INTO conversation (low_account, high_account)
        SELECT least(mine.account_id, other.account_id), greatest(mine.account_id, other.account_id)
        FROM account mine, account other WHERE mine.address = ? AND other.address = ANY (?)
        RETURNING conversation_id
        """;

    // All in one statement: a message whose words are missing would be taken up by the relay at the same time.
    private static final String FILL = """
        WITH given AS (
            SELECT n, (lpad(to_hex(?::bigint), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id,
                   ?::bigint AS account, (?::bigint[])[1 + n % ?] AS conversation, n / ? + 1 AS place, text
            FROM unnest(?::text[]) WITH ORDINALITY AS t(text, i), LATERAL (SELECT ?::bigint + i - 1 AS n) AS numbered),
        told AS (
            INSERT INTO inbox_event (account_id, seq, at, kind, message_id)
            SELECT account, n + 1, now(), 'message', id FROM given ORDER BY n),
        stored AS (
            INSERT INTO message (message_id, conversation_id, conversation_seq, sender_id, channel, text, created_at)
            SELECT id, conversation, place, CASE low_account WHEN account THEN high_account ELSE low_account END,
                   'pchat', text, now() - interval '1 day' + n * interval '1 millisecond'
            FROM given JOIN conversation ON conversation_id = conversation ORDER BY n)
        INSERT INTO message_words (conversation_id, conversation_seq, words)
        SELECT conversation, place, search_words(conversation, text, NULL, NULL) FROM given ORDER BY n
        """;

    private static final String WORDS_INDEX = "SELECT indexdef FROM pg_indexes WHERE indexname = 'message_words_said'";

    private final Connection connection;
    private final RandomGenerator random = new SplittableRandom(SEED);

    StoredMessages(Connection connection) {
        this.connection = connection;
    }

    /** Does what fills it, with the index of the words built anew behind it: much faster, and the same. */
    void fill(Filling filling) throws SQLException {
        String index = text(WORDS_INDEX);
        execute("DROP INDEX message_words_said");
        filling.run();
        execute(index);
        for (String table : List.of("message", "message_words", "inbox_event", "conversation", "account")) {
            execute("VACUUM ANALYZE " + table);
        }
        execute("CHECKPOINT");
    }

    /** What is done while there is no index. */
    interface Filling {
        void run() throws SQLException;
    }

    /** Messages to somebody, by turns in the conversations with each of the others. */
    void add(Person receiver, List<Person> others, int count) throws SQLException {
        long account = number("SELECT account_id FROM account WHERE address = '" + receiver.address() + "'");
        Long[] conversations = conversations(receiver, others);
        try (PreparedStatement fill = connection.prepareStatement(FILL)) {
            fill.setLong(1, account);
            fill.setLong(2, account);
            fill.setObject(3, conversations);
            fill.setInt(4, conversations.length);
            fill.setInt(5, conversations.length);
            for (int from = 0; from < count; from += AT_ONCE) {
                fill.setObject(6, texts(Math.min(AT_ONCE, count - from)));
                fill.setLong(7, from);
                fill.executeUpdate();
            }
        }
    }

    private String[] texts(int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = Vocabulary.text(random, WORDS_OF_EACH);
        }
        return texts;
    }

    private Long[] conversations(Person receiver, List<Person> others) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(CONVERSATIONS)) {
            insert.setString(1, receiver.address());
            insert.setObject(2, others.stream().map(Person::address).toArray(String[]::new));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids.toArray(Long[]::new);
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new IllegalStateException("nothing found by " + query);
            }
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
