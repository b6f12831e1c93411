package io.webchat.adapter.persistence.log;

import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that every message and event goes through: a whole batch in one round trip. Written by hand, because
 * its text never changes and the path is the hottest that there is.
 */
final class AppendStatement {
    // Instants travel as microseconds: nothing is rounded.
    private static final String INSTANT = "timestamptz 'epoch' + %s * interval '1 microsecond'";

    private static final String MESSAGES = """
        INSERT INTO message (message_id, conversation_id, conversation_seq, sender_id, channel, text, subject,
            reply_to, created_at, expires_at, idempotency_key, fingerprint, attachments)
        SELECT id, conversation, seq, sender, channel, text, subject, reply_to, %s, %s, key, fingerprint,
            attachments::jsonb
        FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
            ?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::bytea[], ?::text[])
            AS m(id, conversation, seq, sender, channel, text, subject, reply_to, created, expires, key,
                fingerprint, attachments)
        """.formatted(INSTANT.formatted("created"), INSTANT.formatted("expires"));

    private static final String EVENTS = """
        INSERT INTO inbox_event (account_id, seq, at, kind, message_id, body)
        SELECT account, seq, %s, kind, message, body::jsonb
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::uuid[], ?::text[])
            AS e(account, seq, at, kind, message, body)
        """.formatted(INSTANT.formatted("at"));

    private static final String BOTH = "WITH stored AS (" + MESSAGES + ")\n" + EVENTS;

    private static final int MESSAGE_COLUMNS = 13;

    private final List<NewMessage> drafts;
    private final List<Message> messages;
    private final List<InboxEvent> events;

    /** @param messages the drafts in their places, in the same order */
    AppendStatement(List<NewMessage> drafts, List<Message> messages, List<InboxEvent> events) {
        this.drafts = drafts;
        this.messages = messages;
        this.events = events;
    }

    void execute(Connection connection) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(messages.isEmpty() ? EVENTS : BOTH)) {
            if (!messages.isEmpty()) {
                bindMessages(connection, statement);
            }
            bindEvents(connection, statement, messages.isEmpty() ? 0 : MESSAGE_COLUMNS);
            statement.executeUpdate();
        }
    }

    private void bindMessages(Connection connection, PreparedStatement statement) throws SQLException {
        Columns columns = new Columns(connection, statement, 0);
        columns.addIds(messages, m -> m.id().value());
        columns.addLongs(messages, m -> m.conversation().value());
        columns.addLongs(messages, Message::conversationSeq);
        columns.addLongs(messages, m -> m.sender().value());
        columns.addTexts(messages, m -> m.channel().wireName());
        columns.addTexts(messages, m -> m.content().text());
        columns.addTexts(messages, m -> m.content().subject());
        columns.addIds(
                messages,
                m -> m.content().replyTo() == null
                        ? null
                        : m.content().replyTo().value());
        columns.addLongs(messages, m -> micros(m.createdAt()));
        columns.addLongs(messages, m -> m.expiresAt() == null ? null : micros(m.expiresAt()));
        columns.addTexts(drafts, d -> d.key() == null ? null : d.key().value());
        columns.addBytes(drafts, d -> d.key() == null ? null : d.fingerprint());
        columns.addTexts(messages, m -> AttachmentsColumn.write(m.content().attachments()));
    }

    private void bindEvents(Connection connection, PreparedStatement statement, int before) throws SQLException {
        Columns columns = new Columns(connection, statement, before);
        List<EventRow> rows = events.stream().map(e -> EventRow.of(e.payload())).toList();
        columns.addLongs(events, e -> e.recipient().value());
        columns.addLongs(events, InboxEvent::seq);
        columns.addLongs(events, e -> micros(e.at()));
        columns.addTexts(rows, EventRow::kind);
        columns.addIds(rows, EventRow::messageId);
        columns.addTexts(rows, EventRow::body);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /**
     * Binds one array after the other, in binary form but those of bytes. One of nulls alone doesn't go over: where a
     * list is shorter, unnest fills up with nulls.
     */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private int last;

        Columns(Connection connection, PreparedStatement statement, int last) {
            this.connection = connection;
            this.statement = statement;
            this.last = last;
        }

        <T> void addLongs(List<T> rows, Function<T, @Nullable Long> column) throws SQLException {
            add(rows, new Long[rows.size()], column, values -> connection.createArrayOf("int8", values));
        }

        <T> void addTexts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
            add(rows, new String[rows.size()], column, values -> connection.createArrayOf("text", values));
        }

        <T> void addIds(List<T> rows, Function<T, @Nullable UUID> column) throws SQLException {
            add(rows, new UUID[rows.size()], column, values -> UuidArray.of(connection, values));
        }

        <T> void addBytes(List<T> rows, Function<T, byte @Nullable []> column) throws SQLException {
            // In an array of this very type: the driver writes no other one of bytes.
            add(rows, new byte[rows.size()][], column, values -> connection.createArrayOf("bytea", values));
        }

        private <T, V> void add(List<T> rows, @Nullable V[] values, Function<T, @Nullable V> column, Binding<V> binding)
                throws SQLException {
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(rows.get(i));
                any |= values[i] != null;
            }
            last++;
            if (any) {
                statement.setArray(last, binding.of(values));
            } else {
                statement.setNull(last, Types.ARRAY);
            }
        }

        private interface Binding<V> {
            Array of(@Nullable V[] values) throws SQLException;
        }
    }
}
