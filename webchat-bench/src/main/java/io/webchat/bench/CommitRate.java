package io.webchat.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the database does with one row in each transaction over many connections: the measure that the relay's sends are
 * held against.
 */
final class CommitRate {
    private static final String TABLE = "CREATE TABLE bench_commit (id bigserial PRIMARY KEY, text text NOT NULL)";
    private static final String INSERT = "INSERT INTO bench_commit (text) VALUES (?)";

    private static final int CONNECTIONS = 32;

    /** Enough here: hardly any of the code is Java's. */
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private CommitRate() {}

    static Load.Outcome measure(ServerProcesses database, Plan plan) throws Exception {
        List<Connection> connections = new ArrayList<>();
        try (Connection owner = database.connect()) {
            execute(owner, TABLE);
            List<Load.Loop> loops = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = database.connect();
                connections.add(connection);
                loops.add(loop(connection));
            }
            return Load.runOnPlatformThreads(WARM_UP, plan.measured(), loops);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
            try (Connection owner = database.connect()) {
                execute(owner, "DROP TABLE IF EXISTS bench_commit");
            }
        }
    }

    /** The settings that durability hangs on, as the server has them. */
    static String durability(ServerProcesses database) throws SQLException {
        String query = "SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' "
                + "|| current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Load.Loop loop(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(INSERT);
        insert.setString(1, Texts.of(0));
        return () -> {
            long begin = System.nanoTime();
            insert.executeUpdate();
            return System.nanoTime() - begin;
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
