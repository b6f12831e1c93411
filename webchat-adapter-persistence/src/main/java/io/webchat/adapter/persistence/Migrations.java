package io.webchat.adapter.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database's tables up to date. Migrations only add, so that an older relay survives a newer schema. */
public final class Migrations {
    private Migrations() {}

    /** As long as it takes: without timeouts. Safe to call from several nodes at once, and on a database that is up to date. */
    public static void run(DataSource dataSource) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new SettledDataSource(dataSource, SessionSettings.MIGRATION))
                .locations("classpath:db/migration")
                // They only add and don't build on each other: those of one part may come after another part's.
                .outOfOrder(true)
                // A newer relay may have been here before.
                .ignoreMigrationPatterns("*:future")
                .load()
                .migrate();
    }
}
