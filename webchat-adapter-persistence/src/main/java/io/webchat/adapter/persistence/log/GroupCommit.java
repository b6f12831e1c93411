package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.SqlErrors;
import io.webchat.adapter.persistence.database.WriteConflict;
import io.webchat.adapter.persistence.log.AppendQueue.Pending;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.Refusal;
import io.webchat.domain.messaging.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: what is sent while one commit is under way goes together into the next. Each caller is answered after
 * the commit of its batch.
 */
public final class GroupCommit implements LogClosing {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Another node that writes to the same logs without a pause wins often: it knows their ends, the loser asks first. */
    private static final int MAX_TRIES = 100;

    private final AppendQueue pending = new AppendQueue(AppendQueue.MAX_WAIT);
    private final Database database;
    private final StoredKeys storedKeys;
    private final Appending appending;
    private final LogHeads ends;
    private final InboxFeed feed;
    private final Thread writer;

    public GroupCommit(Database database, StoredKeys storedKeys, Appending appending, LogHeads ends, InboxFeed feed) {
        this.database = database;
        this.storedKeys = storedKeys;
        this.appending = appending;
        this.ends = ends;
        this.feed = feed;
        this.writer = Thread.ofPlatform().name("log-writer").daemon().start(this::writeAll);
    }

    public Appended append(NewMessage message) {
        try {
            return appendLater(message).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlErrors.unavailable(e);
        }
    }

    /** Stored in the order of the calls; answered on the writer's thread, when the commit is over. */
    public CompletableFuture<Appended> appendLater(NewMessage message) {
        return pending.add(message);
    }

    private void writeAll() {
        try {
            while (!pending.allTaken()) {
                write(pending.take());
            }
        } catch (InterruptedException e) {
            LOG.error("Nobody may interrupt the writer of the logs", e);
        } finally {
            pending.end();
        }
    }

    private void write(List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<Pending> repeats = takeRepeats(batch);
        try {
            answer(batch);
        } catch (Refusal e) {
            batch.forEach(each -> each.answer().completeExceptionally(e));
        } catch (RuntimeException | Error e) {
            LOG.error("A batch of {} messages could not be written", batch.size(), e);
            batch.forEach(each -> each.answer().completeExceptionally(e));
        }
        write(repeats);
    }

    /** Takes out what repeats a key of the same batch: once the first is stored, it is found like any other repeat. */
    private static List<Pending> takeRepeats(List<Pending> batch) {
        Set<StoredKeys.Key> seen = new HashSet<>();
        List<Pending> repeats = new ArrayList<>();
        batch.removeIf(each -> StoredKeys.key(each.message())
                .filter(key -> !seen.add(key))
                .map(key -> repeats.add(each))
                .orElse(false));
        return repeats;
    }

    private void answer(List<Pending> batch) {
        // The connection first: who waits for the lock may hold the last one.
        database.connected(connection -> {
            ends.lock().lock();
            try {
                return tryAgain(connection, batch);
            } finally {
                ends.lock().unlock();
            }
        });
    }

    private boolean tryAgain(Connection connection, List<Pending> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                return tryOnce(connection, batch);
            } catch (WriteConflict e) {
                if (attempt == MAX_TRIES) {
                    throw SqlErrors.unavailable(e);
                }
            }
        }
    }

    private boolean tryOnce(Connection connection, List<Pending> batch) {
        Map<StoredKeys.Key, StoredKeys.First> known =
                storedKeys.find(connection, batch.stream().map(Pending::message).toList());
        List<Pending> fresh =
                batch.stream().filter(each -> first(known, each).isEmpty()).toList();
        List<Message> messages = write(connection, fresh);
        for (int i = 0; i < messages.size(); i++) {
            fresh.get(i).answer().complete(new Appended(messages.get(i), Appended.Outcome.STORED));
        }
        batch.forEach(each ->
                first(known, each).ifPresent(first -> each.answer().complete(first.answer(each.message()))));
        return true;
    }

    private List<Message> write(Connection connection, List<Pending> fresh) {
        try {
            Numbering numbering = new Numbering(ends);
            Appending.Written written = appending.write(
                    connection, fresh.stream().map(Pending::message).toList(), List.of(), numbering);
            // The statement was a transaction of its own: it is on disk now.
            numbering.committed();
            feed.committed(written.events());
            return written.messages();
        } catch (SQLException e) {
            throw SqlErrors.of(e);
        }
    }

    private static Optional<StoredKeys.First> first(Map<StoredKeys.Key, StoredKeys.First> known, Pending each) {
        return known.isEmpty()
                ? Optional.empty()
                : StoredKeys.key(each.message()).map(known::get);
    }

    @Override
    public void close() {
        pending.close();
        try {
            writer.join(AppendQueue.MAX_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
