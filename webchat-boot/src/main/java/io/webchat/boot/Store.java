package io.webchat.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.webchat.adapter.persistence.ConnectionPool;
import io.webchat.adapter.persistence.Migrations;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Secret;
import io.webchat.boot.settings.Settings;
import io.webchat.postgres.BuiltinPostgres;
import io.webchat.postgres.PostgresUnavailable;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The relay's database: one that is given, one that the settings name, or the built-in one. */
final class Store implements AutoCloseable {
    /** More don't help: what waits is the disk, and each connection is a process of the server. */
    static final int CONNECTIONS = 16;

    private final @Nullable BuiltinPostgres builtin;
    private final @Nullable HikariDataSource pool;
    private final DataSource dataSource;

    private Store(@Nullable BuiltinPostgres builtin, @Nullable HikariDataSource pool, DataSource dataSource) {
        this.builtin = builtin;
        this.pool = pool;
        this.dataSource = dataSource;
    }

    /** @param given null when the relay looks after its database itself */
    static Store open(Settings settings, @Nullable DataSource given) {
        Store store = given == null ? own(settings) : new Store(null, null, given);
        try {
            Migrations.run(store.dataSource);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw new StartFailure("the database can't be prepared: " + e.getMessage(), e);
        }
    }

    private static Store own(Settings settings) {
        Optional<Secret> url = settings.get(RelaySettings.WEBCHAT_DATABASE_URL);
        if (url.isPresent()) {
            HikariDataSource pool = ConnectionPool.open(
                    url.get().reveal(),
                    settings.get(RelaySettings.WEBCHAT_DATABASE_USER).orElse(null),
                    settings.get(RelaySettings.WEBCHAT_DATABASE_PASSWORD)
                            .map(Secret::reveal)
                            .orElse(null),
                    CONNECTIONS);
            return new Store(null, pool, pool);
        }
        try {
            BuiltinPostgres builtin =
                    BuiltinPostgres.start(settings.dataFolder().resolve("postgres"));
            HikariDataSource pool =
                    ConnectionPool.open(builtin.jdbcUrl(), builtin.user(), builtin.password(), CONNECTIONS);
            return new Store(builtin, pool, pool);
        } catch (PostgresUnavailable e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Brings the built-in server back when it has died; nothing for another. */
    void keepAlive() {
        if (builtin != null) {
            builtin.restartIfDead();
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
        if (builtin != null) {
            builtin.close();
        }
    }
}
