package io.webchat.adapter.persistence;

import io.webchat.application.doctor.DiagnosticResult;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a database can't be used, for its operator.
 *
 * @param state of PostgreSQL (SQLSTATE); empty where there is none
 */
public record DatabaseFault(String state, String message) {
    /** The innermost fault of SQL: a pool tells only that it got no connection. */
    public static DatabaseFault of(Exception fault) {
        SQLException innermost = null;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                innermost = sql;
            }
        }
        return innermost == null
                ? new DatabaseFault("", fault.toString())
                : new DatabaseFault(text(innermost.getSQLState()), text(innermost.getMessage()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * What is wrong and what to do, in sentences.
     *
     * @param settings that lead to the database, by name
     */
    public String explain(String settings) {
        return "the database says: " + message + ". " + advice(settings);
    }

    /** @param settings that lead to the database, by name */
    DiagnosticResult result(String settings) {
        return DiagnosticResult.failed("The database says: " + message, advice(settings));
    }

    private String advice(String settings) {
        if (state.startsWith("08")) {
            return "See that PostgreSQL runs where " + settings + " lead, and that its host and port can be reached.";
        }
        if (state.startsWith("28")) {
            return "Correct user and password in " + settings + ", or let them in by PostgreSQL's pg_hba.conf.";
        }
        return switch (state) {
            case "3D000" -> "Create that database, or name another one in " + settings + ".";
            case "42501" -> "Grant the relay's user that right, or make it the database's owner.";
            case "53100" -> "Make room on the disk of the database.";
            case "53300" -> "Raise max_connections of PostgreSQL, or end other programs' connections.";
            case "25006" -> "Name the primary in " + settings + ": this is a standby, or was made read-only.";
            default -> "Look at " + settings + ", and at PostgreSQL's log.";
        };
    }
}
