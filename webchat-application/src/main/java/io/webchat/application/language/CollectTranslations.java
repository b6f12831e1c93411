package io.webchat.application.language;

import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Wakeable;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks through the logs of those who want translations whenever they have grown: sending knows nothing of it. */
@Singleton
public final class CollectTranslations {
    private final LanguagePreferences preferences;
    private final CollectFromLog collectFromLog;
    private final TranslationWorker worker;
    private final InboxFeed feed;

    private final Map<AccountId, Wakeable> watched = new ConcurrentHashMap<>();
    private final Set<AccountId> grown = ConcurrentHashMap.newKeySet();

    @Inject
    CollectTranslations(
            LanguagePreferences preferences, CollectFromLog collectFromLog, TranslationWorker worker, InboxFeed feed) {
        this.preferences = preferences;
        this.collectFromLog = collectFromLog;
        this.worker = worker;
        this.feed = feed;
    }

    /** Is woken by the account's log from now on. */
    void follow(AccountId account) {
        watch(account);
        grown.add(account);
    }

    private void watch(AccountId owner) {
        watched.computeIfAbsent(owner, account -> {
            Wakeable waking = () -> grown.add(account);
            feed.add(account, waking);
            return waking;
        });
    }

    private void unwatch(AccountId owner) {
        watched.computeIfPresent(owner, (account, waking) -> {
            feed.remove(account, waking);
            return null;
        });
    }

    /** Looks through the logs that have grown; called by the relay every moment. */
    public synchronized void work() {
        if (grown.isEmpty()) {
            return;
        }
        List<AccountId> accounts = List.copyOf(grown);
        accounts.forEach(grown::remove);
        try {
            collect(preferences.behind(accounts));
        } catch (RuntimeException e) {
            grown.addAll(accounts);
            throw e;
        }
    }

    /** Looks through all logs, those too that another node has written to; called by the relay every few seconds. */
    public synchronized void workAll() {
        Set<AccountId> receivers = preferences.receivers();
        receivers.forEach(this::watch);
        watched.keySet().stream()
                .filter(account -> !receivers.contains(account))
                .forEach(this::unwatch);
        collect(preferences.behind(receivers));
    }

    private void collect(Collection<AccountId> behind) {
        for (AccountId account : behind) {
            collectFromLog.of(account);
            worker.wakeSoon();
        }
    }
}
