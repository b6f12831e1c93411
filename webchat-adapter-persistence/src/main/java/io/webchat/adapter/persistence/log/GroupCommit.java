package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.SqlErrors;
import io.webchat.adapter.persistence.database.WriteConflict;
import io.webchat.adapter.persistence.log.AppendQueue.Pending;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.Refusal;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
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

    /** Another node that writes to the same logs without a pause wins often: it knows their heads, the loser asks first. */
    private static final int MAX_TRIES = 100;

    private final AppendQueue pending = new AppendQueue(AppendQueue.MAX_WAIT);
    private final Database database;
    private final StoredKeys storedKeys;
    private final Appending appending;
    private final LogHeads heads;
    private final GroupMembers groups;
    private final InboxFeed feed;
    private final Thread writer;

    @Inject
    GroupCommit(
            Database database,
            StoredKeys storedKeys,
            Appending appending,
            LogHeads heads,
            GroupMembers groups,
            InboxFeed feed) {
        this.database = database;
        this.storedKeys = storedKeys;
        this.appending = appending;
        this.heads = heads;
        this.groups = groups;
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
            LOG.error("The log writer was interrupted: no message can be stored until the relay is restarted", e);
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
            store(batch);
        } catch (Refusal | Error e) {
            fail(batch, e);
        } catch (RuntimeException e) {
            isolate(batch, e);
        }
        write(repeats);
    }

    /** The database refuses one of the messages, or several: the others are stored without them. */
    private void isolate(List<Pending> batch, RuntimeException refused) {
        if (batch.size() == 1) {
            LOG.error(
                    "Message {} can't be stored; its sender gets an error",
                    batch.getFirst().message().id(),
                    refused);
            fail(batch, refused);
            return;
        }
        int half = batch.size() / 2;
        write(new ArrayList<>(batch.subList(0, half)));
        write(new ArrayList<>(batch.subList(half, batch.size())));
    }

    private static void fail(List<Pending> batch, Throwable cause) {
        batch.forEach(each -> each.answer().completeExceptionally(cause));
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

    private void store(List<Pending> batch) {
        List<GroupId> concerned = batch.stream()
                .flatMap(each -> Optional.ofNullable(each.message().group()).stream())
                .distinct()
                .toList();
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            groups.load(concerned);
            if (database.connected(connection -> storeLocked(connection, batch))) {
                return;
            }
        }
        throw SqlErrors.unavailable(null);
    }

    /**
     * With the connection in hand: a caller who waits for the lock may hold the last one.
     *
     * @return false if the members of a group have to be loaded first, which must not happen under the lock
     */
    private boolean storeLocked(Connection connection, List<Pending> batch) {
        heads.lock().lock();
        try {
            Optional<List<Pending>> addressed = addressed(batch);
            return addressed.isPresent() && tryAgain(connection, addressed.get());
        } finally {
            heads.lock().unlock();
        }
    }

    /**
     * Returns the batch with the readers that each message has now: a member who joined or left since the message was
     * prepared did so in a commit under the same lock. Empty if the members of a group aren't known.
     */
    private Optional<List<Pending>> addressed(List<Pending> batch) {
        List<Pending> addressed = new ArrayList<>(batch.size());
        for (Pending each : batch) {
            GroupId group = each.message().group();
            if (group == null) {
                addressed.add(each);
                continue;
            }
            Optional<List<AccountId>> members = groups.present(group);
            if (members.isEmpty()) {
                return Optional.empty();
            }
            addressed.add(each.with(each.message().toMembers(group, members.get())));
        }
        return Optional.of(addressed);
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
        Numbering numbering = new Numbering(heads);
        try {
            Appending.Written written = appending.write(
                    connection, fresh.stream().map(Pending::message).toList(), List.of(), numbering);
            // The statement was a transaction of its own: it is on disk now.
            numbering.committed();
            feed.committed(written.events());
            return written.messages();
        } catch (SQLException e) {
            numbering.forget();
            throw SqlErrors.of(e);
        } catch (RuntimeException e) {
            numbering.forget();
            throw e;
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
