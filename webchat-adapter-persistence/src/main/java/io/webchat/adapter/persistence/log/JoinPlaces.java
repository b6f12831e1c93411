package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.database.Transaction.Joining;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores after which message each new member of a group has joined. Under the lock of {@link LogHeads}, so that no
 * message is stored between the last one before the joining and the first one that reaches the new member. The rows were
 * inserted by the same transaction: the update waits for nobody.
 */
final class JoinPlaces {
    private static final String PLACE =
            "UPDATE group_member SET joined_after = ? WHERE group_id = ? AND account_id = ?";

    private JoinPlaces() {}

    static void store(Connection connection, List<Joining> joinings, Numbering numbering) throws SQLException {
        if (joinings.isEmpty()) {
            return;
        }
        numbering.prepare(
                connection,
                Set.of(),
                joinings.stream().map(Joining::conversation).collect(Collectors.toSet()));
        try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
            for (Joining joining : joinings) {
                statement.setLong(1, numbering.last(joining.conversation()));
                statement.setString(2, joining.group().value());
                statement.setLong(3, joining.account().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
