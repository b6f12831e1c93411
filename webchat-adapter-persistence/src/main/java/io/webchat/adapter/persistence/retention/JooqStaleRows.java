package io.webchat.adapter.persistence.retention;

import static org.jooq.impl.DSL.val;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.retention.StaleRows;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Removes rows in statements that look at a bounded part of their table, oldest first. */
public final class JooqStaleRows implements StaleRows {
    private static final int CONVERSATIONS = 200;

    /** The last mark of each reader stays: it says that everything before it was received. */
    private static final String REMOVE_RECEIPTS = """
        DELETE FROM receipt_mark old
        WHERE old.conversation_id = ANY ({0}) AND old.at < {1} AND EXISTS (
            SELECT FROM receipt_mark later
            WHERE later.conversation_id = old.conversation_id AND later.account_id = old.account_id
                AND later.status = old.status AND later.up_to_seq > old.up_to_seq)
        """;

    private static final String REMOVE_AUDIT = """
        DELETE FROM audit WHERE at < {0} AND audit_id = ANY (ARRAY(SELECT audit_id FROM audit ORDER BY audit_id LIMIT {1}))
        """;

    private static final String REMOVE_SESSIONS = """
        DELETE FROM session WHERE session_id = ANY (ARRAY(
            SELECT session_id FROM session WHERE expires_at < {0} ORDER BY expires_at LIMIT {1}))
        """;

    private static final String REMOVE_LOGIN_CODES = """
        DELETE FROM login_code WHERE email = ANY (ARRAY(SELECT email FROM login_code WHERE sent_at < {0} LIMIT {1}))
        """;

    private static final String REMOVE_PAIRING_CODES = """
        DELETE FROM pairing_code WHERE hash = ANY (ARRAY(SELECT hash FROM pairing_code WHERE expires_at < {0} LIMIT {1}))
        """;

    private final Database database;

    @Inject
    public JooqStaleRows(Database database) {
        this.database = database;
    }

    @Override
    public OptionalLong removeReceipts(Instant cutoff, long afterConversation) {
        return database.query(sql -> {
            List<Long> conversations = sql.resultQuery(
                            "SELECT conversation_id FROM conversation WHERE conversation_id > {0}"
                                    + " ORDER BY conversation_id LIMIT {1}",
                            val(afterConversation), val(CONVERSATIONS))
                    .fetch(row -> row.get(0, Long.class));
            if (conversations.isEmpty()) {
                return OptionalLong.empty();
            }
            sql.execute(REMOVE_RECEIPTS, val(conversations.toArray(Long[]::new)), val(cutoff));
            return OptionalLong.of(conversations.getLast());
        });
    }

    @Override
    public int removeAudit(Instant cutoff, int limit) {
        return remove(REMOVE_AUDIT, cutoff, limit);
    }

    @Override
    public int removeSessions(Instant cutoff, int limit) {
        return remove(REMOVE_SESSIONS, cutoff, limit);
    }

    @Override
    public int removeCodes(Instant cutoff, int limit) {
        return Math.max(remove(REMOVE_LOGIN_CODES, cutoff, limit), remove(REMOVE_PAIRING_CODES, cutoff, limit));
    }

    private int remove(String statement, Instant cutoff, int limit) {
        return database.query(sql -> sql.execute(statement, val(cutoff), val(limit)));
    }
}
