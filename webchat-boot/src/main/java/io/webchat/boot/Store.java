package io.webchat.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.webchat.adapter.persistence.AbsentDatabase;
import io.webchat.adapter.persistence.ConnectionPool;
import io.webchat.adapter.persistence.DatabaseFault;
import io.webchat.adapter.persistence.Migrations;
import io.webchat.adapter.persistence.SessionSettings;
import io.webchat.adapter.persistence.SettledDataSource;
import io.webchat.adapter.persistence.UnsuitableDataSource;
import io.webchat.adapter.persistence.epoch.Epoch;
import io.webchat.adapter.persistence.signals.PostgresSignals;
import io.webchat.application.signals.Signals;
import io.webchat.boot.settings.RelaySettings;
import io.webchat.boot.settings.Secret;
import io.webchat.boot.settings.Settings;
import io.webchat.postgres.BuiltinPostgres;
import io.webchat.postgres.PostgresUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay's database: one that is given, one that the settings name, or the built-in one. */
final class Store implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Store.class);

    /** More don't help: what waits is the disk, and each connection is a process of the server. */
    static final int CONNECTIONS = 16;

    /** Where it comes from: its name for people, and what leads to it. */
    enum Kind {
        GIVEN("PostgreSQL of the program", "the data source that the program gives"),
        NAMED("PostgreSQL", "WEBCHAT_DATABASE_URL, WEBCHAT_DATABASE_USER and WEBCHAT_DATABASE_PASSWORD"),
        BUILTIN("built-in PostgreSQL", "BRIDGE_DB_PATH");

        private final String label;
        private final String settings;

        Kind(String label, String settings) {
            this.label = label;
            this.settings = settings;
        }

        String label() {
            return label;
        }

        String settings() {
            return settings;
        }
    }

    /** Of a data source that is not the relay's: one connection hears signals, one is for upkeep. */
    private static final int OTHER_CONNECTIONS = 2;

    private final Kind kind;
    private final @Nullable BuiltinPostgres builtin;
    private final @Nullable HikariDataSource pool;
    private final DataSource dataSource;
    private volatile @Nullable Epoch epoch;

    private Store(
            Kind kind, @Nullable BuiltinPostgres builtin, @Nullable HikariDataSource pool, DataSource dataSource) {
        this.kind = kind;
        this.builtin = builtin;
        this.pool = pool;
        this.dataSource = dataSource;
    }

    /** @param given null when the relay looks after its database itself */
    static Store open(Settings settings, @Nullable DataSource given) {
        Store store = given == null ? connect(settings) : own(given);
        try {
            Migrations.run(store.dataSource);
            store.followEpoch(settings.dataFolder());
            return store;
        } catch (RuntimeException | SQLException e) {
            store.close();
            throw new StartFailure(
                    "the database can't be prepared: " + DatabaseFault.of(e).explain(store.kind.settings()), e);
        }
    }

    private static Store own(DataSource given) {
        SettledDataSource settled = new SettledDataSource(given, SessionSettings.WORK);
        try {
            settled.requireSuitable();
        } catch (UnsuitableDataSource e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
        return new Store(Kind.GIVEN, null, null, settled);
    }

    private void followEpoch(Path dataFolder) throws SQLException {
        Epoch made = new Epoch(dataSource, builtin == null ? Map.of() : builtin.origin(), dataFolder);
        made.check();
        epoch = made;
    }

    /** The epoch that holds now: another one when the database has been restored meanwhile. */
    OptionalLong epoch() {
        Epoch followed = epoch;
        if (followed == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(followed.check());
        } catch (SQLException e) {
            log.debug("The epoch can't be checked now", e);
            return OptionalLong.empty();
        }
    }

    /**
     * Without a change to its tables.
     *
     * @throws StartFailure when the built-in one does not start; another one is called when it is needed
     */
    static Store connect(Settings settings) {
        Optional<Secret> url = settings.get(RelaySettings.WEBCHAT_DATABASE_URL);
        if (url.isPresent()) {
            HikariDataSource pool = ConnectionPool.open(
                    url.get().reveal(),
                    settings.get(RelaySettings.WEBCHAT_DATABASE_USER).orElse(null),
                    settings.get(RelaySettings.WEBCHAT_DATABASE_PASSWORD)
                            .map(Secret::reveal)
                            .orElse(null),
                    CONNECTIONS + OTHER_CONNECTIONS);
            return new Store(Kind.NAMED, null, pool, pool);
        }
        try {
            BuiltinPostgres builtin =
                    BuiltinPostgres.start(settings.dataFolder().resolve("postgres"));
            HikariDataSource pool =
                    ConnectionPool.open(builtin.jdbcUrl(), builtin.user(), builtin.password(), CONNECTIONS);
            return new Store(Kind.BUILTIN, builtin, pool, pool);
        } catch (PostgresUnavailable e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** One that can't be had. */
    static Store absent(StartFailure reason) {
        return new Store(Kind.BUILTIN, null, null, new AbsentDatabase(String.valueOf(reason.getMessage())));
    }

    Kind kind() {
        return kind;
    }

    /** What it is opened with and no setting says. */
    List<String> secrets() {
        return builtin == null ? List.of() : List.of(builtin.password());
    }

    /** How many connections requests and background work may use at once. */
    int connections() {
        return kind == Kind.GIVEN ? CONNECTIONS - OTHER_CONNECTIONS : CONNECTIONS;
    }

    /** Nobody else works on the built-in database. */
    Signals signals() {
        return kind == Kind.BUILTIN ? Signals.NONE : new PostgresSignals(dataSource);
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
        // Notes how far the database has come.
        epoch();
        if (pool != null) {
            pool.close();
        }
        if (builtin != null) {
            builtin.close();
        }
    }
}
