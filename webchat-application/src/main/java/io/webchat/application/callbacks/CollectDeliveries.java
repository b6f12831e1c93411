package io.webchat.application.callbacks;

import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.inbox.Wakeable;
import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks through the logs of those who have callbacks whenever they have grown: sending itself knows nothing of them. */
@Singleton
public final class CollectDeliveries {
    private final Callbacks callbacks;
    private final CollectFromLog collectFromLog;
    private final InboxFeed feed;

    private final Map<AccountId, Wakeable> watched = new ConcurrentHashMap<>();
    private final Set<AccountId> grown = ConcurrentHashMap.newKeySet();

    @Inject
    CollectDeliveries(Callbacks callbacks, CollectFromLog collectFromLog, InboxFeed feed) {
        this.callbacks = callbacks;
        this.collectFromLog = collectFromLog;
        this.feed = feed;
    }

    /** Is woken by the account's log from now on. */
    void follow(AccountId owner) {
        watch(owner);
        grown.add(owner);
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
        List<AccountId> owners = List.copyOf(grown);
        owners.forEach(grown::remove);
        try {
            collectFromLog.of(owners);
        } catch (RuntimeException e) {
            grown.addAll(owners);
            throw e;
        }
    }

    /** Looks through all logs, those too that another node has written to; called by the relay every few seconds. */
    public synchronized void workAll() {
        Set<AccountId> owners = callbacks.owners();
        owners.forEach(this::watch);
        watched.keySet().stream().filter(owner -> !owners.contains(owner)).forEach(this::unwatch);
        collectFromLog.ofAll();
    }
}
