package io.webchat.adapter.persistence.log;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives out the numbers of one transaction; they count only once it is committed. Under the lock of {@link LogHeads}. */
public final class Numbering {
    private static final String LOG_ENDS = """
        SELECT a.id, greatest(
            coalesce((SELECT max(e.seq) FROM inbox_event e WHERE e.account_id = a.id), 0),
            coalesce((SELECT i.pruned_seq FROM inbox i WHERE i.account_id = a.id), 0))
        FROM unnest(?::bigint[]) AS a(id)
        """;

    private static final String CONVERSATION_ENDS = """
        SELECT c.id, greatest(
            coalesce((SELECT max(m.conversation_seq) FROM message m WHERE m.conversation_id = c.id), 0),
            coalesce((SELECT v.pruned_seq FROM conversation v WHERE v.conversation_id = c.id), 0))
        FROM unnest(?::bigint[]) AS c(id)
        """;

    private final LogHeads ends;
    private final Map<AccountId, Long> logs = new HashMap<>();
    private final Map<ConversationId, Long> conversations = new HashMap<>();

    public Numbering(LogHeads ends) {
        this.ends = ends;
    }

    /** Learns the present ends of what will be numbered; of what is known already nothing is read. */
    public void prepare(Connection connection, Collection<AccountId> accounts, Collection<ConversationId> ids)
            throws SQLException {
        Set<AccountId> newLogs = missing(accounts, logs);
        logs.putAll(ends.logs(newLogs));
        newLogs.removeAll(logs.keySet());
        read(connection, LOG_ENDS, newLogs.stream().map(AccountId::value).toList())
                .forEach((id, end) -> logs.put(new AccountId(id), end));
        Set<ConversationId> newConversations = missing(ids, conversations);
        conversations.putAll(ends.conversations(newConversations));
        newConversations.removeAll(conversations.keySet());
        read(
                        connection,
                        CONVERSATION_ENDS,
                        newConversations.stream().map(ConversationId::value).toList())
                .forEach((id, end) -> conversations.put(new ConversationId(id), end));
    }

    private static <T> Set<T> missing(Collection<T> wanted, Map<T, Long> known) {
        Set<T> missing = new HashSet<>(wanted);
        missing.removeAll(known.keySet());
        return missing;
    }

    public long next(AccountId account) {
        return requireNonNull(logs.merge(account, 1L, Long::sum));
    }

    public long next(ConversationId conversation) {
        return requireNonNull(conversations.merge(conversation, 1L, Long::sum));
    }

    /** The last number that was given out in a conversation that {@link #prepare} has asked for. */
    long last(ConversationId conversation) {
        return requireNonNull(conversations.get(conversation));
    }

    public void committed() {
        ends.are(logs, conversations);
    }

    /** What was believed may be wrong. */
    public void forget() {
        ends.forget(logs.keySet(), conversations.keySet());
    }

    private static Map<Long, Long> read(Connection connection, String sql, List<Long> ids) throws SQLException {
        Map<Long, Long> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        Array array = connection.createArrayOf("int8", ids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        return found;
    }
}
