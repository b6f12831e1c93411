package io.webchat.adapter.persistence.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.messaging.Receipts;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.messaging.Receipt;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The readers' marks. */
public final class JooqReceipts implements Receipts {
    private static final String ADVANCE = """
        INSERT INTO receipt_mark (conversation_id, account_id, status, up_to_seq, at)
        SELECT m.conversation_id, m.account_id, m.status, m.up_to_seq, {4}
        FROM unnest({0}, {1}, {2}, {3}) AS m(conversation_id, account_id, status, up_to_seq)
        WHERE NOT EXISTS (
            SELECT FROM receipt_mark r
            WHERE r.conversation_id = m.conversation_id AND r.account_id = m.account_id
                AND r.status = m.status AND r.up_to_seq >= m.up_to_seq)
        ON CONFLICT DO NOTHING
        RETURNING conversation_id, account_id, status, up_to_seq
        """;

    private static final String RECEIPTS = """
        SELECT m.message_id, r.account_id,
            (SELECT k.at FROM receipt_mark k
             WHERE k.conversation_id = m.conversation_id AND k.account_id = r.account_id
                AND k.status = 'delivered' AND k.up_to_seq >= m.conversation_seq
             ORDER BY k.up_to_seq LIMIT 1) AS delivered_at,
            (SELECT k.at FROM receipt_mark k
             WHERE k.conversation_id = m.conversation_id AND k.account_id = r.account_id
                AND k.status = 'read' AND k.up_to_seq >= m.conversation_seq
             ORDER BY k.up_to_seq LIMIT 1) AS read_at
        FROM message m
        JOIN conversation c USING (conversation_id)
        CROSS JOIN LATERAL (
            SELECT c.low_account AS account_id WHERE c.group_id IS NULL
            UNION
            SELECT c.high_account WHERE c.group_id IS NULL
            UNION
            SELECT g.account_id FROM group_member g
            WHERE g.group_id = c.group_id AND g.joined_after < m.conversation_seq) r
        WHERE m.message_id = ANY ({0}) AND r.account_id <> m.sender_id
        ORDER BY r.account_id
        """;

    private final Database database;

    @Inject
    public JooqReceipts(Database database) {
        this.database = database;
    }

    @Override
    public List<Mark> advance(Collection<Mark> marks, Instant at) {
        if (marks.isEmpty()) {
            return List.of();
        }
        // In one order everywhere, so that two units of work never wait for each other.
        List<Mark> ordered = marks.stream()
                .sorted(Comparator.comparing(Mark::conversation)
                        .thenComparing(Mark::reader)
                        .thenComparing(Mark::status)
                        .thenComparingLong(Mark::upToSeq))
                .toList();
        return database.query(sql -> sql.resultQuery(
                        ADVANCE,
                        DSL.val(ordered.stream()
                                .map(m -> m.conversation().value())
                                .toArray(Long[]::new)),
                        DSL.val(ordered.stream().map(m -> m.reader().value()).toArray(Long[]::new)),
                        DSL.val(ordered.stream().map(m -> m.status().wireName()).toArray(String[]::new)),
                        DSL.val(ordered.stream().map(Mark::upToSeq).toArray(Long[]::new)),
                        DSL.val(at))
                .fetch(JooqReceipts::mark));
    }

    private static Mark mark(Record row) {
        return new Mark(
                new ConversationId(row.get("conversation_id", Long.class)),
                new AccountId(row.get("account_id", Long.class)),
                DeliveryStatus.valueOf(row.get("status", String.class).toUpperCase(Locale.ROOT)),
                row.get("up_to_seq", Long.class));
    }

    @Override
    public Map<MessageId, List<Receipt>> of(Collection<Message> messages) {
        Map<MessageId, List<Receipt>> receipts = new HashMap<>();
        messages.forEach(message -> receipts.put(message.id(), new ArrayList<>()));
        if (messages.isEmpty()) {
            return receipts;
        }
        UUID[] ids = messages.stream().map(message -> message.id().value()).toArray(UUID[]::new);
        database.query(sql -> sql.fetch(RECEIPTS, DSL.val(ids)))
                .forEach(row -> requireNonNull(receipts.get(new MessageId(row.get("message_id", UUID.class))))
                        .add(receipt(row)));
        return receipts;
    }

    private static Receipt receipt(Record row) {
        Instant read = row.get("read_at", Instant.class);
        Instant delivered = row.get("delivered_at", Instant.class);
        return new Receipt(new AccountId(row.get("account_id", Long.class)), earlier(delivered, read), read);
    }

    /** What is read is delivered too, at that time at the latest. */
    private static @Nullable Instant earlier(@Nullable Instant delivered, @Nullable Instant read) {
        return delivered == null || (read != null && read.isBefore(delivered)) ? read : delivered;
    }
}
