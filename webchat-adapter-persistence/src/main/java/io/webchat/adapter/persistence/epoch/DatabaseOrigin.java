package io.webchat.adapter.persistence.epoch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks PostgreSQL what tells this database from a copy of it. What a server or its rights refuse is left out. */
final class DatabaseOrigin {
    private static final Logger log = LoggerFactory.getLogger(DatabaseOrigin.class);

    private static final Map<String, String> QUERIES = Map.of(
            "system", "SELECT system_identifier::text FROM pg_control_system()",
            "timeline", "SELECT substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)",
            "database", "SELECT oid::text FROM pg_database WHERE datname = current_database()");

    /** Flushed, since what is not on disk may rightly be gone after a crash. */
    private static final String POSITION = "SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::text";

    /** Insufficient privilege, undefined function: it stays so, and each question would be an error in the server's log. */
    private static final Set<String> REFUSED = Set.of("42501", "42883");

    private final Set<String> refused = new HashSet<>();

    /** @param connection one that commits by itself */
    Map<String, String> parts(Connection connection) {
        Map<String, String> parts = new TreeMap<>();
        QUERIES.forEach((part, query) -> ask(connection, query).ifPresent(value -> parts.put(part, value)));
        return parts;
    }

    /** How many bytes of write-ahead log the server has on disk: grows for as long as the database lives. */
    OptionalLong position(Connection connection) {
        return ask(connection, POSITION)
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    private Optional<String> ask(Connection connection, String query) {
        if (refused.contains(query)) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            log.debug("PostgreSQL does not answer {}", query, e);
            if (REFUSED.contains(String.valueOf(e.getSQLState()))) {
                refused.add(query);
            }
            return Optional.empty();
        }
    }
}
