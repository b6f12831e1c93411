package io.webchat.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/** Makes the pool of connections to a PostgreSQL, 14 or later. */
public final class ConnectionPool {
    /** In milliseconds. Behind a fair queue of our own; a database that takes longer is down. */
    private static final long CONNECTION_TIMEOUT = 3_000;

    private ConnectionPool() {}

    /**
     * Opens connections when they are needed, not here.
     *
     * @param url {@code jdbc:postgresql:…}
     * @param user null when the URL names it
     * @param password null when the URL names it, or there is none
     */
    public static HikariDataSource open(String url, @Nullable String user, @Nullable String password, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("webchat");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "webchat");
        config.addDataSourceProperty("tcpKeepAlive", true);
        // Longer than any statement may run on the server.
        config.addDataSourceProperty("socketTimeout", 60);
        config.addDataSourceProperty("options", SessionSettings.WORK.options());
        // The statements are few and never change: prepare them on the server from the second use on.
        config.addDataSourceProperty("prepareThreshold", 2);
        return new HikariDataSource(config);
    }
}
