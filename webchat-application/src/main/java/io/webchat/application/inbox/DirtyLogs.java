package io.webchat.application.inbox;

import io.webchat.application.work.WorkSignal;
import io.webchat.domain.identity.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Follows logs, and knows which of them have grown since they were read. For use by several threads. */
public final class DirtyLogs {
    private final InboxFeed feed;
    private final Map<AccountId, Wakeable> followed = new ConcurrentHashMap<>();
    private final Set<AccountId> grown = ConcurrentHashMap.newKeySet();
    private final WorkSignal signal = new WorkSignal();

    public DirtyLogs(InboxFeed feed) {
        this.feed = feed;
    }

    /** Follows the account's log too, which counts as grown at first. */
    public void follow(AccountId account) {
        begin(account);
        add(account);
    }

    /** Raised when there is a log to read. */
    public WorkSignal signal() {
        return signal;
    }

    private void add(AccountId account) {
        if (grown.add(account)) {
            signal.raise();
        }
    }

    /** Follows these logs and no others; for who reads all of them next. */
    public void followOnly(Set<AccountId> accounts) {
        accounts.forEach(this::begin);
        followed.keySet().stream()
                .filter(account -> !accounts.contains(account))
                .forEach(this::end);
    }

    private void begin(AccountId account) {
        followed.computeIfAbsent(account, log -> {
            Wakeable waking = () -> add(log);
            feed.add(log, waking);
            return waking;
        });
    }

    private void end(AccountId account) {
        followed.computeIfPresent(account, (log, waking) -> {
            feed.remove(log, waking);
            return null;
        });
    }

    /** Has those read that have grown; they are to be read again when that fails. */
    public void read(Consumer<List<AccountId>> reader) {
        List<AccountId> accounts = List.copyOf(grown);
        if (accounts.isEmpty()) {
            return;
        }
        accounts.forEach(grown::remove);
        try {
            reader.accept(accounts);
        } catch (RuntimeException e) {
            grown.addAll(accounts);
            throw e;
        }
    }
}
