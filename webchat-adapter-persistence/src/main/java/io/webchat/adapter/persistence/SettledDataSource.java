package io.webchat.adapter.persistence;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.LoggerFactory;

/**
 * A data source of somebody else's making whose connections have the relay's settings for as long as the relay has them:
 * auto-commit, isolation, durability and timeouts. What was set before is restored on return.
 */
public final class SettledDataSource implements DataSource {
    private static final org.slf4j.Logger log = LoggerFactory.getLogger(SettledDataSource.class);
    private static final int MIN_SERVER_VERSION = 14;

    private final DataSource source;
    private final SessionSettings settings;
    private final List<String> names;
    private final String exchange;
    private final String restore;

    public SettledDataSource(DataSource source, SessionSettings settings) {
        this.source = requireNonNull(source, "source is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.names = List.copyOf(settings.byName().keySet());
        // In the order of the list, so that the old values are read before the new ones are set.
        this.exchange = names.stream()
                .map(name -> "current_setting('" + name + "'), set_config('" + name + "', ?, false)")
                .collect(Collectors.joining(", ", "SELECT ", ""));
        this.restore = names.stream()
                .map(name -> "set_config('" + name + "', ?, false)")
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    /**
     * Tries whether its connections can be used as the relay needs it.
     *
     * @throws UnsuitableDataSource if not, with a message that says why and what to do
     */
    public void requireSuitable() {
        try (Connection connection = getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (!product.equals("PostgreSQL") || version < MIN_SERVER_VERSION) {
                throw new UnsuitableDataSource(
                        "the data source leads to %s %d; give one that leads to PostgreSQL %d or later"
                                .formatted(product, version, MIN_SERVER_VERSION),
                        null);
            }
        } catch (SQLException e) {
            throw new UnsuitableDataSource(
                    "the data source gives no connection that the relay can use: " + e.getMessage()
                            + ". It must allow auto-commit and SET, as a pool of its own does and a"
                            + " container-managed or transaction-scoped one does not",
                    e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return settle(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return settle(source.getConnection(user, password));
    }

    private Connection settle(Connection connection) throws SQLException {
        try {
            return (Connection) Proxy.newProxyInstance(
                    SettledDataSource.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    new Settled(connection)::invoke);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A transaction that its owner has begun on this thread is neither to be committed nor rolled back here. */
    private static void requireNoTransaction(Connection connection) throws SQLException {
        if (connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
            throw new SQLException(
                    "the data source gives a connection with an open transaction: give the relay one whose"
                            + " connections are not bound to the transactions of the program");
        }
    }

    /** One borrowed connection, and what it was set to before. */
    private final class Settled {
        private final Connection connection;
        private final boolean autoCommit;
        private final boolean readOnly;
        private final int isolation;
        private final int networkTimeout;
        private final Map<String, String> before;
        private boolean closed;

        Settled(Connection connection) throws SQLException {
            this.connection = connection;
            this.autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                requireNoTransaction(connection);
                connection.setAutoCommit(true);
            }
            this.readOnly = connection.isReadOnly();
            if (readOnly) {
                connection.setReadOnly(false);
            }
            this.isolation = connection.getTransactionIsolation();
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            this.networkTimeout = settings.unlimited() ? connection.getNetworkTimeout() : 0;
            if (networkTimeout != 0) {
                connection.setNetworkTimeout(Runnable::run, 0);
            }
            this.before = exchange();
        }

        private Map<String, String> exchange() throws SQLException {
            Map<String, String> ours = settings.byName();
            Map<String, String> old = new LinkedHashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(exchange)) {
                set(statement, ours);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    for (int i = 0; i < names.size(); i++) {
                        old.put(names.get(i), row.getString(2 * i + 1));
                        ours.put(names.get(i), row.getString(2 * i + 2));
                    }
                }
            }
            return old.equals(ours) ? Map.of() : old;
        }

        @Nullable
        Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                giveBack();
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        /** Never fails: what was committed is committed. A connection that can't be restored is broken. */
        private void giveBack() {
            if (closed) {
                return;
            }
            closed = true;
            try (connection) {
                if (!connection.isClosed()) {
                    restore();
                }
            } catch (SQLException e) {
                log.debug("A connection could not be given back as it was", e);
            }
        }

        private void restore() throws SQLException {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (!before.isEmpty()) {
                try (PreparedStatement statement = connection.prepareStatement(restore)) {
                    set(statement, before);
                    statement.execute();
                }
            }
            if (networkTimeout != 0) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            if (readOnly) {
                connection.setReadOnly(true);
            }
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
        }

        private void set(PreparedStatement statement, Map<String, String> values) throws SQLException {
            for (int i = 0; i < names.size(); i++) {
                statement.setString(i + 1, values.get(names.get(i)));
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source) || source.isWrapperFor(type);
    }
}
