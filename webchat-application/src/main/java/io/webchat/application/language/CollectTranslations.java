package io.webchat.application.language;

import io.webchat.application.inbox.DirtyLogs;
import io.webchat.application.inbox.DurableReader;
import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Inboxes;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.WorkSignal;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks through the logs of those who want translations whenever they have grown: sending knows nothing of it. */
@Singleton
public final class CollectTranslations {
    private final LanguagePreferences preferences;
    private final DurableReader<LanguagePreferences.Reading> logs;
    private final DirtyLogs grown;

    @Inject
    CollectTranslations(
            LanguagePreferences preferences,
            CollectFromLog collectFromLog,
            Inboxes inboxes,
            UnitOfWork unitOfWork,
            InboxFeed feed) {
        this.preferences = preferences;
        this.logs = new DurableReader<>(preferences, collectFromLog, inboxes, unitOfWork);
        this.grown = new DirtyLogs(feed);
    }

    /** Is woken by the account's log from now on. */
    void follow(AccountId account) {
        grown.follow(account);
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
        grown.followOnly(preferences.receivers());
        logs.readAll();
    }
}
