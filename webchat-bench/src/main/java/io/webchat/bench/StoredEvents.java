package io.webchat.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills logs past the relay, for sending millions would take too long. Only logs that the relay hasn't touched yet. */
final class StoredEvents {
    private static final int OTHERS = 1000;

    private static final String OTHER_ACCOUNTS = """
        INSERT INTO account (kind, address, display_name, public_visible, admin, created_at)
        SELECT 'person', 'filled-' || i, 'Filled ' || i, false, false, now() FROM generate_series(1, ?) i
        """;

    private static final String CONVERSATION = """
        INSERT INTO conversation (low_account, high_account) VALUES (least(?, ?), greatest(?, ?))
        ON CONFLICT (low_account, high_account) DO UPDATE SET pruned_seq = conversation.pruned_seq
        RETURNING conversation_id
        """;

    // The id tells receiver and number, and grows with both.
    private static final String FILL = """
        WITH numbered AS (
            SELECT i, (lpad(to_hex(?::bigint), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS id
            FROM generate_series(?::bigint, ?::bigint) i),
        stored AS (
            INSERT INTO message (message_id, conversation_id, conversation_seq, sender_id, channel, text, created_at)
            SELECT id, ?, i, ?, 'pchat', ?, now() FROM numbered ORDER BY i)
        INSERT INTO inbox_event (account_id, seq, at, kind, message_id)
        SELECT ?, i, now(), 'message', id FROM numbered ORDER BY i
        """;

    private final Connection connection;
    private final long sender;

    StoredEvents(Connection connection, String senderAddress) throws SQLException {
        this.connection = connection;
        this.sender = account(senderAddress);
    }

    long account(String address) throws SQLException {
        return number("SELECT account_id FROM account WHERE address = '" + address + "'");
    }

    long epoch() throws SQLException {
        return number("SELECT epoch FROM relay");
    }

    /** Events of {@code account} from {@code from} to {@code to}; the ones before must be there. */
    void fill(long account, long from, long to) throws SQLException {
        long conversation = conversation(account);
        try (PreparedStatement fill = connection.prepareStatement(FILL)) {
            fill.setLong(1, account);
            fill.setLong(2, from);
            fill.setLong(3, to);
            fill.setLong(4, conversation);
            fill.setLong(5, sender);
            fill.setString(6, Texts.of(0));
            fill.setLong(7, account);
            fill.executeUpdate();
        }
    }

    /** A thousand further accounts that share so many events. */
    void fillOthers(long events) throws SQLException {
        long first;
        try (PreparedStatement accounts = connection.prepareStatement(OTHER_ACCOUNTS)) {
            accounts.setInt(1, OTHERS);
            accounts.executeUpdate();
            first = account("filled-1");
        }
        for (long account = first; account < first + OTHERS; account++) {
            fill(account, 1, Math.max(1, events / OTHERS));
        }
    }

    /** As the server does by itself when it finds the time. */
    void settle() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE message");
            statement.execute("VACUUM ANALYZE inbox_event");
            statement.execute("CHECKPOINT");
        }
    }

    long count() throws SQLException {
        return number("SELECT count(*) FROM inbox_event");
    }

    private long conversation(long account) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CONVERSATION)) {
            insert.setLong(1, sender);
            insert.setLong(2, account);
            insert.setLong(3, sender);
            insert.setLong(4, account);
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new IllegalStateException("nothing found by " + query);
            }
            return rows.getLong(1);
        }
    }
}
