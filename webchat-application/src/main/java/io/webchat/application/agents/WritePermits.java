package io.webchat.application.agents;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Counts the messages that agents are storing now. A pause waits for them, so that nothing of a paused agent is stored
 * after the pause was answered.
 */
@Singleton
public final class WritePermits {
    private static final int MAX_AT_ONCE = 1 << 20;

    private final AgentStates states;
    private final Map<AccountId, Semaphore> agents = new ConcurrentHashMap<>();

    @Inject
    public WritePermits(AgentStates states) {
        this.states = states;
    }

    /** Held while one message is stored; given back by any thread. */
    @FunctionalInterface
    public interface Permit {
        void release();
    }

    /** @throws io.webchat.domain.Refusal {@code agent_paused} */
    public Permit enter(Account sender) {
        if (sender.kind() != AccountKind.AGENT) {
            return () -> {};
        }
        Semaphore writes = writes(sender.id());
        writes.acquireUninterruptibly();
        try {
            // After the count has grown, or a pause could miss this write.
            states.requireActive(sender);
        } catch (RuntimeException refused) {
            writes.release();
            throw refused;
        }
        return writes::release;
    }

    /** Returns when no write is under way that began before, or when the time is over. */
    boolean awaitNone(AccountId agent, Duration atMost) throws InterruptedException {
        Semaphore writes = writes(agent);
        if (!writes.tryAcquire(MAX_AT_ONCE, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        writes.release(MAX_AT_ONCE);
        return true;
    }

    private Semaphore writes(AccountId agent) {
        return agents.computeIfAbsent(agent, id -> new Semaphore(MAX_AT_ONCE));
    }
}
