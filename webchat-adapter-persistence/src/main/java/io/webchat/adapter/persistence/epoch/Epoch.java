package io.webchat.adapter.persistence.epoch;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the database's epoch true: one that was restored, copied or taken back in time gets a new one, so that cursors
 * from before are known as such. Several relays on one database agree.
 */
public final class Epoch {
    private static final Logger log = LoggerFactory.getLogger(Epoch.class);

    /** Reads the number of the transaction that wrote a row: what a dump restores was written by another. */
    private static final String TRANSACTION = "transaction";

    private static final String POSITION = "position";
    private static final String READ_EPOCH = "SELECT epoch FROM relay";
    private static final String READ_ORIGIN =
            "SELECT part, value, CASE part WHEN 'transaction' THEN xmin::text END FROM relay_origin";
    private static final String WRITE_ORIGIN =
            "INSERT INTO relay_origin (part, value) VALUES (?, ?) ON CONFLICT (part) DO NOTHING";
    private static final String WRITE_TRANSACTION = """
        INSERT INTO relay_origin (part, value)
        VALUES ('transaction', ((pg_current_xact_id()::text::numeric) % 4294967296)::text)
        ON CONFLICT (part) DO NOTHING
        """;

    private final SecureRandom random = new SecureRandom();
    private final DatabaseOrigin origin = new DatabaseOrigin();
    private final DataSource dataSource;
    private final Map<String, String> storage;
    private final @Nullable PositionFiles files;
    private long farthest = -1;
    private long farthestIn;

    /**
     * @param dataSource of a migrated database, whose connections commit by themselves
     * @param storage what is known of the database's files, by name; empty when another server keeps them
     * @param folder for a note of how far the database had come; null for none
     */
    public Epoch(DataSource dataSource, Map<String, String> storage, @Nullable Path folder) {
        this.dataSource = dataSource;
        this.storage = Map.copyOf(storage);
        this.files = folder == null ? null : new PositionFiles(folder);
    }

    /**
     * Compares the database with what it was known by, and gives it a new epoch when it is not the same any more.
     * Called at the start and every few seconds.
     *
     * @return the epoch that holds
     */
    public synchronized long check() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Map<String, String> parts = new TreeMap<>(storage);
            parts.putAll(origin.parts(connection));
            OptionalLong position = origin.position(connection);
            long epoch = stored(connection, READ_EPOCH);
            Origin stored = origin(connection, parts);
            if (!stored.complete() || !differences(stored, epoch, position).isEmpty()) {
                epoch = renewAlone(connection, parts, position);
            }
            if (position.isPresent()) {
                note(epoch, position.getAsLong());
            }
            return epoch;
        }
    }

    /** Of several relays that see the difference at once, one renews the epoch. */
    private long renewAlone(Connection connection, Map<String, String> parts, OptionalLong position)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            long epoch = stored(connection, READ_EPOCH + " FOR UPDATE");
            Set<String> differences = differences(origin(connection, parts), epoch, position);
            if (!differences.isEmpty()) {
                epoch = renew(connection, epoch, differences);
            }
            write(connection, parts);
            connection.commit();
            return epoch;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static long stored(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("The table relay is empty");
            }
            return rows.getLong(1);
        }
    }

    /** @param complete whether every part is stored */
    private record Origin(Set<String> differences, boolean complete) {}

    private static Origin origin(Connection connection, Map<String, String> parts) throws SQLException {
        Set<String> differences = new TreeSet<>();
        Set<String> missing = new TreeSet<>(parts.keySet());
        missing.add(TRANSACTION);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(READ_ORIGIN)) {
            while (rows.next()) {
                String part = rows.getString(1);
                String now = part.equals(TRANSACTION) ? rows.getString(3) : parts.get(part);
                missing.remove(part);
                if (now != null && !now.equals(rows.getString(2))) {
                    differences.add(part);
                }
            }
        }
        return new Origin(differences, missing.isEmpty());
    }

    private Set<String> differences(Origin stored, long epoch, OptionalLong position) {
        Set<String> differences = new TreeSet<>(stored.differences());
        if (position.isPresent() && position.getAsLong() < farthest(epoch)) {
            differences.add(POSITION);
        }
        return differences;
    }

    private long renew(Connection connection, long old, Set<String> differences) throws SQLException {
        // Positive, as the first one is.
        long epoch = random.nextLong() >>> 4;
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE relay SET epoch = " + epoch);
            statement.executeUpdate("DELETE FROM relay_origin");
        }
        log.warn(
                "The database was restored or copied (differs in: {}); its epoch changes from {} to {},"
                        + " and readers with older cursors are answered with a gap",
                String.join(", ", differences),
                old,
                epoch);
        return epoch;
    }

    private static void write(Connection connection, Map<String, String> parts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE_ORIGIN);
                Statement transaction = connection.createStatement()) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                statement.setString(1, part.getKey());
                statement.setString(2, part.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
            transaction.executeUpdate(WRITE_TRANSACTION);
        }
    }

    private long farthest(long epoch) {
        long own = farthestIn == epoch ? farthest : -1;
        return files == null || own >= 0 ? own : files.farthest(epoch);
    }

    private void note(long epoch, long position) {
        farthestIn = epoch;
        farthest = position;
        if (files != null) {
            files.note(epoch, position);
        }
    }
}
