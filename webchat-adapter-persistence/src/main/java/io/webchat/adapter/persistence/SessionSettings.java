package io.webchat.adapter.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * PostgreSQL's settings of each connection that the relay works on.
 *
 * @param lockTimeout how long a statement waits for another transaction's lock; zero for no end
 * @param statementTimeout how long a statement runs; zero for no end
 * @param idleInTransactionTimeout how long a transaction may do nothing before the server ends it; zero for no end
 */
public record SessionSettings(Duration lockTimeout, Duration statementTimeout, Duration idleInTransactionTimeout) {
    /**
     * For requests and background work, whose units of work are small. The server gives up before the driver does
     * ({@link ConnectionPool}), and before a client that waits for its answer.
     */
    public static final SessionSettings WORK =
            new SessionSettings(Duration.ofSeconds(4), Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** For migrations, which rewrite whole tables and wait for other nodes. */
    public static final SessionSettings MIGRATION = new SessionSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** PostgreSQL's names and values, times in milliseconds. */
    Map<String, String> byName() {
        return new TreeMap<>(Map.of(
                "synchronous_commit",
                "on",
                "lock_timeout",
                Long.toString(lockTimeout.toMillis()),
                "statement_timeout",
                Long.toString(statementTimeout.toMillis()),
                "idle_in_transaction_session_timeout",
                Long.toString(idleInTransactionTimeout.toMillis())));
    }

    /** As the driver's property {@code options} takes them. */
    String options() {
        return byName().entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Whether the driver may wait for an answer without end, too. */
    boolean unlimited() {
        return statementTimeout.isZero();
    }
}
