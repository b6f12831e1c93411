package io.webchat.adapter.persistence.database;

import io.webchat.application.transaction.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Runs SQL: alone, or inside the unit of work that the calling thread is in. */
public final class Database implements UnitOfWork {
    /** A unit of work that loses against concurrent ones so often in a row is given up. */
    private static final int MAX_TRIES = 10;

    /** How long a caller queues for a connection. Longer than any statement should take, shorter than a client waits. */
    private static final long MAX_QUEUE_SECONDS = 10;

    /** The collation that orders by the characters' codes, whatever the database's own order is. */
    public static final Name BY_CODE = DSL.quotedName("C");

    private static final Settings SETTINGS = new Settings()
            .withRenderNameCase(RenderNameCase.AS_IS)
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withRenderSchema(false)
            .withExecuteLogging(false);

    private final DataSource dataSource;
    // The pool wakes waiters in no order, and virtual threads starve there: so they queue here, in theirs.
    private final Semaphore gate;
    private final CommitStep commitStep;
    // Not static: two relays in one JVM are in two units of work.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    /**
     * @param connections how many the data source gives out at once
     * @param commitStep commits units of work that append to logs
     */
    public Database(DataSource dataSource, int connections, CommitStep commitStep) {
        this.dataSource = dataSource;
        this.commitStep = commitStep;
        this.gate = new Semaphore(connections, true);
    }

    /** Runs in the current unit of work, or by itself when there is none. */
    public <T> T query(Function<DSLContext, T> work) {
        Transaction transaction = current.get();
        if (transaction != null) {
            return work.apply(transaction.sql());
        }
        return connected(connection -> work.apply(sql(connection)));
    }

    /** Returns the unit of work that this thread is in; null outside. */
    public @Nullable Transaction transaction() {
        return current.get();
    }

    /** @throws IllegalStateException outside of a unit of work */
    public Transaction requireTransaction() {
        Transaction transaction = current.get();
        if (transaction == null) {
            throw new IllegalStateException("appends need a unit of work");
        }
        return transaction;
    }

    public boolean inTransaction() {
        return current.get() != null;
    }

    @Override
    public void afterCommit(Runnable work) {
        Transaction transaction = current.get();
        if (transaction == null) {
            work.run();
        } else {
            transaction.afterCommit(work);
        }
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return connected(connection -> commit(connection, work));
            } catch (WriteConflict e) {
                if (attempt == MAX_TRIES) {
                    throw SqlErrors.unavailable(e);
                }
            }
        }
    }

    private <T> T commit(Connection connection, Supplier<T> work) {
        Transaction transaction = new Transaction(sql(connection));
        current.set(transaction);
        try {
            connection.setAutoCommit(false);
            T result = work.get();
            // The unit's code is over: what it appends is the last that its transaction writes.
            current.remove();
            if (transaction.appends()) {
                commitStep.commit(connection, transaction);
            } else {
                connection.commit();
                transaction.committed();
            }
            return result;
        } catch (SQLException e) {
            rollback(connection);
            throw SqlErrors.of(e);
        } catch (RuntimeException e) {
            rollback(connection);
            throw SqlErrors.of(e);
        } finally {
            current.remove();
        }
    }

    /** Runs with a connection of one's own that commits by itself, outside of any unit of work. */
    public <T> T connected(Function<Connection, T> work) {
        enter();
        try (Connection connection = dataSource.getConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw SqlErrors.of(e);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        } finally {
            gate.release();
        }
    }

    private void enter() {
        try {
            if (!gate.tryAcquire(MAX_QUEUE_SECONDS, TimeUnit.SECONDS)) {
                throw SqlErrors.unavailable(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlErrors.unavailable(e);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
        }
    }

    public static DSLContext sql(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
    }
}
