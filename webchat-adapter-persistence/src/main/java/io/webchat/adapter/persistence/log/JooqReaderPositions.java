package io.webchat.adapter.persistence.log;

import static io.webchat.adapter.persistence.generated.Tables.READER;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.inbox.ReaderPositions;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The sessions' positions. */
public final class JooqReaderPositions implements ReaderPositions {
    private static final String MOVE_READERS = """
        UPDATE reader r SET acknowledged_seq = p.seq
        FROM unnest({0}, {1}) AS p(session_id, seq)
        WHERE r.session_id = p.session_id AND r.acknowledged_seq < p.seq
        """;

    /** Moves each log's farthest position, and finds what came to be acknowledged for the first time. */
    private static final String MOVE_LOGS = """
        WITH reached AS (
            SELECT s.account_id, max(p.seq) AS seq
            FROM unnest({0}, {1}) AS p(session_id, seq) JOIN session s USING (session_id)
            GROUP BY s.account_id),
        before AS (
            SELECT i.account_id, i.acknowledged_seq, r.seq
            FROM inbox i JOIN reached r USING (account_id)
            WHERE i.acknowledged_seq < r.seq
            ORDER BY i.account_id FOR UPDATE OF i),
        moved AS (
            UPDATE inbox i SET acknowledged_seq = b.seq FROM before b WHERE i.account_id = b.account_id)
        SELECT b.account_id, m.conversation_id, max(m.conversation_seq) AS up_to_seq,
            array_agg(DISTINCT m.sender_id) AS senders
        FROM before b
        JOIN inbox_event e ON e.account_id = b.account_id AND e.seq > b.acknowledged_seq AND e.seq <= b.seq
        JOIN message m ON m.message_id = e.message_id
        WHERE e.kind = 'message' AND m.sender_id <> b.account_id
        GROUP BY b.account_id, m.conversation_id
        """;

    private final Database database;

    @Inject
    public JooqReaderPositions(Database database) {
        this.database = database;
    }

    @Override
    public long of(SessionId session) {
        return database.query(sql -> sql.select(READER.ACKNOWLEDGED_SEQ)
                .from(READER)
                .where(READER.SESSION_ID.eq(session.value()))
                .fetchOptional(READER.ACKNOWLEDGED_SEQ)
                .orElse(0L));
    }

    @Override
    public List<Delivered> advance(Map<SessionId, Long> positions) {
        Map<String, Long> ordered = new TreeMap<>();
        positions.forEach((session, seq) -> ordered.put(session.value(), seq));
        String[] sessions = ordered.keySet().toArray(String[]::new);
        Long[] seqs = ordered.values().toArray(Long[]::new);
        return database.query(sql -> {
            sql.execute(MOVE_READERS, DSL.val(sessions), DSL.val(seqs));
            return moveLogs(sql, sessions, seqs);
        });
    }

    private static List<Delivered> moveLogs(DSLContext sql, String[] sessions, Long[] seqs) {
        return sql.resultQuery(MOVE_LOGS, DSL.val(sessions), DSL.val(seqs)).fetch(JooqReaderPositions::delivered);
    }

    private static Delivered delivered(Record row) {
        Set<AccountId> senders = Arrays.stream(row.get("senders", Long[].class))
                .map(AccountId::new)
                .collect(Collectors.toSet());
        return new Delivered(
                new AccountId(row.get("account_id", Long.class)),
                new ConversationId(row.get("conversation_id", Long.class)),
                row.get("up_to_seq", Long.class),
                senders);
    }
}
