package io.webchat.application.callbacks;

import io.webchat.application.inbox.DirtyLogs;
import io.webchat.application.inbox.DurableReader;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.WorkSignal;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks through the logs of those who have callbacks whenever they have grown: sending itself knows nothing of them. */
@Singleton
public final class CollectDeliveries {
    private final Callbacks callbacks;
    private final DurableReader<Callbacks.Reading> logs;
    private final DirtyLogs grown;

    @Inject
    CollectDeliveries(
            Callbacks callbacks,
            CollectFromLog collectFromLog,
            Inboxes inboxes,
            UnitOfWork unitOfWork,
            InboxFeed feed) {
        this.callbacks = callbacks;
        this.logs = new DurableReader<>(callbacks, collectFromLog, inboxes, unitOfWork);
        this.grown = new DirtyLogs(feed);
    }

    /** Is woken by the account's log from now on. */
    void follow(AccountId owner) {
        grown.follow(owner);
    }

    /** Raised when a log has grown. */
    public WorkSignal signal() {
        return grown.signal();
    }

    /** Looks through the logs that have grown. */
    public synchronized void work() {
        grown.read(logs::read);
    }

    /** Looks through all logs, those too that another node has written to; called by the relay every few seconds. */
    public synchronized void workAll() {
        grown.followOnly(callbacks.owners());
        logs.readAll();
    }
}
