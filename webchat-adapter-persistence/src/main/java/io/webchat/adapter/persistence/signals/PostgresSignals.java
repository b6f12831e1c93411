package io.webchat.adapter.persistence.signals;

import io.webchat.application.signals.Signal;
import io.webchat.application.signals.Signals;
import io.webchat.application.work.WorkSignal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals by LISTEN and NOTIFY. What is published while one notification is on its way goes together into the next, so
 * that a busy node sends one for many commits and no sender waits for it. One connection is held for listening.
 */
public final class PostgresSignals implements Signals, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresSignals.class);

    private static final String CHANNEL = "webchat_signals";

    /** Past it, the others are told that anything may have changed. */
    private static final int MAX_PENDING = 20_000;

    /** How often a listening connection is tried, in milliseconds: a network that is cut says nothing. */
    private static final int TRY_MILLIS = 2_000;

    private static final Duration FIRST_REST = Duration.ofMillis(200);
    private static final Duration MAX_REST = Duration.ofSeconds(5);
    private static final Duration MAX_STOP = Duration.ofSeconds(1);
    private static final Duration MAX_IDLE = Duration.ofMinutes(1);

    private final String node = UUID.randomUUID().toString();
    private final DataSource dataSource;
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Signal> pending = new LinkedHashSet<>();
    private final WorkSignal sending = new WorkSignal();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** @param dataSource of connections to a PostgreSQL, without a pooler that shares sessions in between */
    public PostgresSignals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Begins to send and to listen. */
    public synchronized void start() {
        threads.add(Thread.ofPlatform().name("signals-send").daemon().start(() -> repeat("sent", this::send)));
        threads.add(Thread.ofPlatform().name("signals-listen").daemon().start(() -> repeat("heard", this::hear)));
    }

    @Override
    public void publish(Collection<? extends Signal> signals) {
        synchronized (pending) {
            if (pending.size() + signals.size() > MAX_PENDING) {
                pending.clear();
                pending.add(new Signal.AnythingChanged());
            } else {
                pending.addAll(signals);
            }
        }
        sending.raise();
    }

    @Override
    public void listen(Consumer<Signal> listener) {
        listeners.add(listener);
    }

    private interface Work {
        /** Returns false to end. */
        boolean run() throws SQLException, InterruptedException;
    }

    private void repeat(String what, Work work) {
        Duration rest = FIRST_REST;
        boolean more = true;
        while (more && !closed) {
            long began = System.nanoTime();
            try {
                more = work.run();
                rest = FIRST_REST;
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                boolean worked = System.nanoTime() - began > MAX_REST.toNanos();
                complain(what, e, worked || rest.equals(FIRST_REST));
                rest = worked ? FIRST_REST : longer(rest);
                more = slept(rest);
            }
        }
    }

    private void complain(String what, Exception e, boolean first) {
        String text = "Signals between relays can't be {} now; each looks at the database meanwhile: {}";
        if (first && !closed) {
            log.warn(text, what, e.toString());
        } else {
            log.debug(text, what, e.toString());
        }
    }

    private static Duration longer(Duration rest) {
        Duration doubled = rest.multipliedBy(2);
        return doubled.compareTo(MAX_REST) > 0 ? MAX_REST : doubled;
    }

    private static boolean slept(Duration rest) {
        try {
            Thread.sleep(rest);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean send() throws SQLException, InterruptedException {
        sending.await(MAX_IDLE);
        List<Signal> batch;
        synchronized (pending) {
            batch = List.copyOf(pending);
            pending.clear();
        }
        if (batch.isEmpty()) {
            return true;
        }
        try {
            notifyOthers(SignalText.write(node, batch));
            return true;
        } catch (SQLException | RuntimeException e) {
            publish(List.of(new Signal.AnythingChanged()));
            throw e;
        }
    }

    private void notifyOthers(List<String> texts) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement notify = connection.prepareStatement(
                        "SELECT pg_notify('" + CHANNEL + "', text) FROM unnest(?) AS text")) {
            notify.setArray(1, connection.createArrayOf("text", texts.toArray()));
            notify.execute();
        }
    }

    private boolean hear() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (!connection.isWrapperFor(PGConnection.class)) {
                log.warn("The data source hides PostgreSQL's driver: signals of other relays are not heard");
                return false;
            }
            PGConnection postgres = connection.unwrap(PGConnection.class);
            statement.execute("LISTEN " + CHANNEL);
            try {
                // What was sent before is not heard any more.
                deliver(new Signal.AnythingChanged());
                while (!closed) {
                    PGNotification[] heard = postgres.getNotifications(TRY_MILLIS);
                    if (heard == null || heard.length == 0) {
                        statement.execute("SELECT 1");
                        continue;
                    }
                    for (PGNotification one : heard) {
                        SignalText.read(node, one.getParameter()).forEach(this::deliver);
                    }
                }
            } finally {
                unlisten(connection, statement);
            }
            return true;
        }
    }

    /** A connection that goes back to a pool must not gather notifications there. */
    private static void unlisten(Connection connection, Statement statement) throws SQLException {
        if (!connection.isClosed()) {
            try {
                statement.execute("UNLISTEN " + CHANNEL);
            } catch (SQLException e) {
                log.debug("The listening connection is gone", e);
            }
        }
    }

    private void deliver(Signal signal) {
        for (Consumer<Signal> listener : listeners) {
            try {
                listener.accept(signal);
            } catch (RuntimeException e) {
                log.error("A signal could not be taken: {}", signal, e);
            }
        }
    }

    /** Sends nothing more and gives its connections back. */
    @Override
    public synchronized void close() {
        closed = true;
        sending.raise();
        try {
            // The listener hears it, and ends.
            notifyOthers(SignalText.write(node, List.of()));
            for (Thread thread : threads) {
                thread.join(MAX_STOP);
            }
        } catch (SQLException e) {
            log.debug("The listener could not be woken; it ends when its connection is closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
