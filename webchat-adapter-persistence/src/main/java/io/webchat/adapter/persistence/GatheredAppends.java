package io.webchat.adapter.persistence;

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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: what is sent while one commit is under way goes together into the next. Each caller is answered after
 * the commit of its batch.
 */
final class GatheredAppends implements LogClosing {
    private static final Logger LOG = LoggerFactory.getLogger(GatheredAppends.class);

    /** Messages in one transaction: past a few hundred a larger batch only makes the first wait for the last. */
    private static final int MOST_IN_BATCH = 512;

    /** Callers that may wait; the next one is asked to come again. */
    private static final int MOST_WAITING = 20_000;

    /** Another node that writes to the same logs without a pause wins often: it knows their ends, the loser asks first. */
    private static final int MOST_TRIES = 100;

    /** How long a caller waits for its commit before it is told that the outcome is open. */
    private static final long LONGEST_WAIT_SECONDS = 15;

    /** From so many in a batch on, those whom it answers are likely back with their next message in a moment. */
    private static final int COMPANY = 8;

    /** The moment: small beside a commit, which costs the same for one message and for fifty. */
    private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    private record Pending(NewMessage message, CompletableFuture<Appended> answer) {}

    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Database database;
    private final StoredKeys storedKeys;
    private final Appending appending;
    private final LogEnds ends;
    private final InboxFeed feed;
    private final Thread writer;
    private volatile boolean closed;

    GatheredAppends(Database database, StoredKeys storedKeys, Appending appending, LogEnds ends, InboxFeed feed) {
        this.database = database;
        this.storedKeys = storedKeys;
        this.appending = appending;
        this.ends = ends;
        this.feed = feed;
        this.writer = Thread.ofPlatform().name("log-writer").daemon().start(this::writeAll);
    }

    Appended append(NewMessage message) {
        try {
            return appendLater(message).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw Faults.unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.unavailable(e);
        }
    }

    /** Stored in the order of the calls; answered on the writer's thread, when the commit is over. */
    CompletableFuture<Appended> appendLater(NewMessage message) {
        Pending pending = new Pending(message, new CompletableFuture<>());
        if (closed || !queue.offer(pending)) {
            throw Faults.unavailable(null);
        }
        return pending.answer();
    }

    private void writeAll() {
        List<Pending> batch = new ArrayList<>(MOST_IN_BATCH);
        int last = 0;
        while (!closed || !queue.isEmpty()) {
            try {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                gather(batch, last);
                last = batch.size();
                write(batch);
            } catch (InterruptedException e) {
                // Only close() ends the writer, when the queue is empty.
            } finally {
                batch.clear();
            }
        }
    }

    private void gather(List<Pending> batch, int last) {
        queue.drainTo(batch, MOST_IN_BATCH - batch.size());
        if (last >= COMPANY && batch.size() < last) {
            LockSupport.parkNanos(MOMENT_NANOS);
            queue.drainTo(batch, MOST_IN_BATCH - batch.size());
        }
    }

    private void write(List<Pending> batch) {
        List<Pending> repeats = takeRepeats(batch);
        try {
            answer(batch);
        } catch (Refusal e) {
            batch.forEach(pending -> pending.answer().completeExceptionally(e));
        } catch (RuntimeException | Error e) {
            LOG.error("A batch of {} messages could not be written", batch.size(), e);
            batch.forEach(pending -> pending.answer().completeExceptionally(e));
        }
        if (!repeats.isEmpty()) {
            write(repeats);
        }
    }

    /** Takes out what repeats a key of the same batch: once the first is stored, it is found like any other repeat. */
    private static List<Pending> takeRepeats(List<Pending> batch) {
        Set<StoredKeys.Key> seen = new HashSet<>();
        List<Pending> repeats = new ArrayList<>();
        batch.removeIf(pending -> StoredKeys.key(pending.message())
                .filter(key -> !seen.add(key))
                .map(key -> repeats.add(pending))
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
            } catch (LostRace e) {
                if (attempt == MOST_TRIES) {
                    throw Faults.unavailable(e);
                }
            }
        }
    }

    private boolean tryOnce(Connection connection, List<Pending> batch) {
        Map<StoredKeys.Key, StoredKeys.First> known =
                storedKeys.find(connection, batch.stream().map(Pending::message).toList());
        List<Pending> fresh = batch.stream()
                .filter(pending -> first(known, pending).isEmpty())
                .toList();
        List<Message> messages = write(connection, fresh);
        for (int i = 0; i < messages.size(); i++) {
            fresh.get(i).answer().complete(new Appended(messages.get(i), Appended.Outcome.STORED));
        }
        batch.forEach(pending ->
                first(known, pending).ifPresent(first -> pending.answer().complete(first.answer(pending.message()))));
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
            throw Faults.of(e);
        }
    }

    private static Optional<StoredKeys.First> first(Map<StoredKeys.Key, StoredKeys.First> known, Pending pending) {
        return known.isEmpty()
                ? Optional.empty()
                : StoredKeys.key(pending.message()).map(known::get);
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(LONGEST_WAIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
