package io.webchat.adapter.persistence.database;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a fault of the database means for the caller. */
public final class SqlErrors {
    private static final Logger LOG = LoggerFactory.getLogger(SqlErrors.class);

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    /** Serialization failure, deadlock. */
    private static final Set<String> RACES = Set.of("40001", "40P01");

    private static final String UNIQUE_VIOLATION = "23505";

    /** The keys under which numbers are given out: a clash means that another node took the number. */
    private static final Set<String> ORDERS = Set.of("inbox_order", "message_order", "message_idempotency");

    private SqlErrors() {}

    public static RuntimeException of(Exception fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql, fault);
            }
        }
        return fault instanceof RuntimeException own ? own : new IllegalStateException(fault);
    }

    private static RuntimeException of(SQLException sql, Exception fault) {
        if (lostRace(sql)) {
            return new WriteConflict(fault);
        }
        if (away(sql)) {
            return unavailable(fault);
        }
        return fault instanceof RuntimeException own ? own : new IllegalStateException(fault);
    }

    private static boolean lostRace(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null) {
            return false;
        }
        return RACES.contains(state)
                || (state.equals(UNIQUE_VIOLATION)
                        && sql instanceof PSQLException psql
                        && psql.getServerErrorMessage() != null
                        && ORDERS.contains(
                                String.valueOf(psql.getServerErrorMessage().getConstraint())));
    }

    /** No connection, shut down or starting up, out of connections, memory or disk, read-only. */
    private static boolean away(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57")
                                || state.startsWith("58")
                                || state.equals("25006")));
    }

    public static Refusal unavailable(@Nullable Throwable cause) {
        LOG.warn("The database can't be used now: {}", cause == null ? "all connections are busy" : cause.toString());
        return Refusal.until(
                COME_AGAIN,
                RefusalCode.RELAY_UNAVAILABLE,
                "Try again in a moment, with the same idempotency_key: the relay's database can't be used now.");
    }
}
