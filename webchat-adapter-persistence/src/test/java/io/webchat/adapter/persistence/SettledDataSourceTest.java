package io.webchat.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettledDataSourceTest {
    private static final List<String> NAMES =
            List.of("synchronous_commit", "lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");
    private static final List<String> THEIRS = List.of("off", "0", "7s", "0");

    private HikariDataSource theirs;
    private SettledDataSource ours;

    @BeforeEach
    void takeADataSourceThatIsSetOtherwise() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresStore.server().getJdbcUrl());
        config.setUsername(PostgresStore.server().getUsername());
        config.setPassword(PostgresStore.server().getPassword());
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        config.addDataSourceProperty("options", "-c synchronous_commit=off -c statement_timeout=7s");
        theirs = new HikariDataSource(config);
        ours = new SettledDataSource(theirs, SessionSettings.WORK);
    }

    @AfterEach
    void close() {
        theirs.close();
    }

    @Test
    void aBorrowedConnectionShouldBeSetAsTheRelayNeedsIt() throws SQLException {
        try (Connection connection = ours.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(settings(connection)).containsExactly("on", "4s", "30s", "30s");
        }
    }

    @Test
    void aReturnedConnectionShouldBeAsItWas() throws SQLException {
        try (Connection connection = ours.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "CREATE TEMP TABLE left_open (only_column integer)");
        }
        try (Connection connection = theirs.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(settings(connection)).isEqualTo(THEIRS);
            assertThatThrownBy(() -> execute(connection, "TABLE left_open")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void migrationsShouldHaveNoTimeouts() throws SQLException {
        try (Connection connection = new SettledDataSource(theirs, SessionSettings.MIGRATION).getConnection()) {
            assertThat(settings(connection)).containsExactly("on", "0", "0", "0");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void aTransactionOfTheProgramShouldBeLeftAlone() throws SQLException {
        try (Connection connection = theirs.getConnection()) {
            String begun = one(connection, "SELECT transaction_timestamp()::text");
            DataSource toTheThread = (DataSource) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> method.getName().equals("getConnection")
                            ? kept(connection)
                            : method.invoke(theirs, arguments));

            assertThatThrownBy(() -> new SettledDataSource(toTheThread, SessionSettings.WORK).getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("open transaction");

            assertThat(one(connection, "SELECT transaction_timestamp()::text")).isEqualTo(begun);
        }
    }

    private static Connection kept(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }

    @Test
    void aDataSourceThatRefusesAutoCommitShouldBeRefused() {
        SettledDataSource managed = new SettledDataSource(managedByAContainer(), SessionSettings.WORK);

        assertThatThrownBy(managed::requireSuitable)
                .isInstanceOf(UnsuitableDataSource.class)
                .hasMessageContaining("it is the container's")
                .hasMessageContaining("must allow auto-commit");
        ours.requireSuitable();
    }

    private DataSource managedByAContainer() {
        return wrapped(
                DataSource.class,
                theirs,
                (name, answer) -> name.equals("getConnection")
                        ? wrapped(Connection.class, (Connection) answer, (method, same) -> {
                            if (method.equals("setAutoCommit")) {
                                throw new SQLException("it is the container's");
                            }
                            return same;
                        })
                        : answer);
    }

    private interface Change {
        Object of(String method, Object answer) throws SQLException;
    }

    private static <T> T wrapped(Class<T> type, T source, Change change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> change.of(method.getName(), method.invoke(source, arguments))));
    }

    private static List<String> settings(Connection connection) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String name : NAMES) {
            values.add(one(connection, "SHOW " + name));
        }
        return values;
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
