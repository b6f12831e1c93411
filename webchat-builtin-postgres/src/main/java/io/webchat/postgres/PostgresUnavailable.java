package io.webchat.postgres;

import org.jspecify.annotations.Nullable;

/** The built-in PostgreSQL can't run; the message tells an operator why and what to do. */
public class PostgresUnavailable extends RuntimeException {
    PostgresUnavailable(String message) {
        super(message);
    }

    PostgresUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
