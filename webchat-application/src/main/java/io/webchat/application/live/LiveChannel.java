package io.webchat.application.live;

import io.webchat.domain.identity.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Carries passing events to the open streams of this process. Nobody listening means that nothing is kept. */
@Singleton
public final class LiveChannel {
    private final Map<AccountId, Set<Subscription>> listeners = new ConcurrentHashMap<>();

    @Inject
    public LiveChannel() {}

    /** One open stream's ear; heard until it is closed. */
    public final class Subscription implements AutoCloseable {
        private final AccountId account;
        private final Consumer<EphemeralEvent> listener;

        private Subscription(AccountId account, Consumer<EphemeralEvent> listener) {
            this.account = account;
            this.listener = listener;
        }

        @Override
        public void close() {
            listeners.computeIfPresent(account, (key, set) -> {
                set.remove(this);
                return set.isEmpty() ? null : set;
            });
        }
    }

    /** @param listener returns at once, and drops what it can't take */
    public Subscription listen(AccountId account, Consumer<EphemeralEvent> listener) {
        Subscription listening = new Subscription(account, listener);
        listeners.compute(account, (key, present) -> {
            Set<Subscription> set = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            set.add(listening);
            return set;
        });
        return listening;
    }

    public void tell(AccountId account, EphemeralEvent passing) {
        Set<Subscription> set = listeners.get(account);
        if (set != null) {
            set.forEach(listening -> listening.listener.accept(passing));
        }
    }

    /** Everybody but those. */
    public void publishToAllExcept(Set<AccountId> excluded, EphemeralEvent passing) {
        listeners.forEach((account, set) -> {
            if (!excluded.contains(account)) {
                set.forEach(listening -> listening.listener.accept(passing));
            }
        });
    }
}
