package io.webchat.adapter.persistence;

import static io.webchat.adapter.persistence.generated.Tables.RELAY;
import static java.util.Objects.requireNonNull;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Diagnostics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Writes to the database, reads that back, and compares its clock with the relay's. */
public final class DatabaseDiagnostics implements Diagnostics {
    /** Leases and expiries are told by the relay's clock: several relays on one database must agree. */
    private static final Duration MAX_SKEW = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Clock clock;
    private final String provider;
    private final String settings;

    /**
     * @param dataSource asked directly, since the ports tell callers no reasons
     * @param provider for people: {@code built-in PostgreSQL}
     * @param settings by name, those that lead to it
     */
    public DatabaseDiagnostics(DataSource dataSource, Clock clock, String provider, String settings) {
        this.dataSource = requireNonNull(dataSource, "dataSource is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.provider = provider;
        this.settings = settings;
    }

    @Override
    public List<Diagnostic> due() {
        return List.of(new Diagnostic(
                "database",
                provider,
                "Writes a row, reads it back, and compares the clocks.",
                settings,
                this::examine));
    }

    private DiagnosticResult examine() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            DiagnosticResult result = look(Database.sql(connection));
            connection.commit();
            return result;
        } catch (SQLException | DataAccessException e) {
            return DatabaseFault.of(e).result(settings);
        }
    }

    private DiagnosticResult look(DSLContext sql) {
        String about = "PostgreSQL " + one(sql, "SHOW server_version", String.class) + " holds "
                + one(sql, "SELECT pg_size_pretty(pg_database_size(current_database()))", String.class) + ".";
        if (!one(sql, "SELECT to_regclass('relay') IS NOT NULL", Boolean.class)) {
            return empty(sql, about);
        }
        int written = sql.update(RELAY).set(RELAY.EPOCH, RELAY.EPOCH).execute();
        int read = sql.fetchCount(RELAY);
        if (written != 1 || read != 1) {
            return DiagnosticResult.failed(
                    "The relay's own row is there " + read + " times instead of once.",
                    "Restore the database from a backup, or begin with an empty one.");
        }
        return compareClocks(sql, about);
    }

    private DiagnosticResult empty(DSLContext sql, String about) {
        return one(sql, "SELECT has_schema_privilege(current_schema(), 'CREATE')", Boolean.class)
                ? DiagnosticResult.ok(
                        about + " It has no tables yet.", "The first start of the relay makes the tables.")
                : DiagnosticResult.failed(
                        about + " The relay's user may not make tables.",
                        "Let it: GRANT CREATE ON SCHEMA public TO the user, or make it the database's owner.");
    }

    private DiagnosticResult compareClocks(DSLContext sql, String about) {
        Instant before = clock.instant();
        Instant there =
                one(sql, "SELECT clock_timestamp()", OffsetDateTime.class).toInstant();
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        Duration skew = Duration.between(middle, there);
        if (skew.abs().compareTo(MAX_SKEW) <= 0) {
            return DiagnosticResult.ok(about + " The clocks are " + skew.abs().toMillis() + " ms apart.");
        }
        return DiagnosticResult.failed(
                "The database's clock is %.1f seconds %s the relay's."
                        .formatted(skew.abs().toMillis() / 1000.0, skew.isNegative() ? "behind" : "ahead of"),
                "Have both machines keep their clocks by NTP.");
    }

    private static <T> T one(DSLContext sql, String query, Class<T> type) {
        return requireNonNull(sql.fetchSingle(query).get(0, type));
    }
}
