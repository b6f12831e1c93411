package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.database.Transaction;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Inboxes.NewEvent;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/** Appends within a unit of work: the numbers are held until its end, and the readers told after its commit. */
final class LogWriter {
    private final Database database;
    private final Appending appending;
    private final LogHeads ends;
    private final InboxFeed feed;

    @Inject
    LogWriter(Database database, Appending appending, LogHeads ends, InboxFeed feed) {
        this.database = database;
        this.appending = appending;
        this.ends = ends;
        this.feed = feed;
    }

    /** Returns the messages in the order of their drafts. */
    List<Message> write(List<NewMessage> messages, Collection<NewEvent> events) {
        Transaction transaction = database.transaction();
        if (transaction == null) {
            throw new IllegalStateException("appends need a unit of work");
        }
        Numbering numbering = numbering(transaction);
        Appending.Written written = transaction
                .sql()
                .connectionResult((Connection connection) -> appending.write(connection, messages, events, numbering));
        if (written == null) {
            throw new IllegalStateException("nothing was written");
        }
        transaction.afterCommit(() -> feed.committed(written.events()));
        return written.messages();
    }

    /** One numbering for the whole unit of work, which holds the numbers from its first append to its end. */
    private Numbering numbering(Transaction transaction) {
        Numbering present = transaction.numbering();
        if (present != null) {
            return present;
        }
        ends.lock().lock();
        transaction.atEnd(ends.lock()::unlock);
        Numbering made = new Numbering(ends);
        transaction.numbering(made);
        transaction.afterCommit(made::committed);
        return made;
    }
}
