package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.database.CommitStep;
import io.webchat.adapter.persistence.database.SqlErrors;
import io.webchat.adapter.persistence.database.Transaction;
import io.webchat.application.inbox.InboxFeed;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * The last step of a unit of work that appends: under the lock of {@link LogHeads} it allots the numbers, inserts
 * messages and events, and commits. The lock is held for this step alone, and no statement in it waits for a row that
 * another unit of work can hold (ADR 27).
 */
final class LogWriter implements CommitStep {
    /** Longer than any commit takes; a caller who waits longer is asked to come again. */
    private static final long MAX_WAIT_SECONDS = 10;

    private final Appending appending;
    private final LogHeads heads;
    private final InboxFeed feed;

    @Inject
    LogWriter(Appending appending, LogHeads heads, InboxFeed feed) {
        this.appending = appending;
        this.heads = heads;
        this.feed = feed;
    }

    @Override
    public void commit(Connection connection, Transaction transaction) throws SQLException {
        lock();
        try {
            commitLocked(connection, transaction);
        } finally {
            heads.lock().unlock();
        }
    }

    private void commitLocked(Connection connection, Transaction transaction) throws SQLException {
        Numbering numbering = new Numbering(heads);
        Appending.Written written;
        try {
            written = appending.write(
                    connection,
                    transaction.messages().stream()
                            .map(Transaction.Staged::draft)
                            .toList(),
                    transaction.events(),
                    numbering);
            JoinPlaces.store(connection, transaction.joinings(), numbering);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            // Also after a commit whose outcome is unknown.
            numbering.forget();
            throw e;
        }
        numbering.committed();
        for (int i = 0; i < written.messages().size(); i++) {
            transaction.messages().get(i).outcome().stored(written.messages().get(i));
        }
        // Still under the lock: the next batch must find the caches as this commit leaves them.
        transaction.committed();
        feed.committed(written.events());
    }

    private void lock() {
        try {
            if (!heads.lock().tryLock(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw SqlErrors.unavailable(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlErrors.unavailable(e);
        }
    }
}
