package io.webchat.application.agents;

import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.agents.AgentControl;
import io.webchat.domain.agents.Pause;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The owners' decisions in memory, so that a send costs no query. A change on this node holds at once, one on another
 * node after the next {@link #refresh}.
 */
@Singleton
public final class AgentStates {
    private final AgentControls stored;
    private final UnitOfWork unitOfWork;

    /** Held while the store is read or written, so that an old reading never replaces a newer change. */
    private final ReentrantLock lock = new ReentrantLock();

    private final List<Consumer<AccountId>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Map<AccountId, AgentControl> known;

    @Inject
    public AgentStates(AgentControls stored, UnitOfWork unitOfWork) {
        this.stored = stored;
        this.unitOfWork = unitOfWork;
    }

    /** @param listener called for an agent that was paused or resumed, here or on another node; returns at once */
    public void listen(Consumer<AccountId> listener) {
        listeners.add(listener);
    }

    public AgentControl of(AccountId agent) {
        Map<AccountId, AgentControl> present = known;
        return (present == null ? refresh() : present).getOrDefault(agent, AgentControl.NONE);
    }

    /** Null while the account is active. */
    public @Nullable Pause pause(Account account) {
        return account.kind() == AccountKind.AGENT ? of(account.id()).pause() : null;
    }

    /** @throws Refusal {@code agent_paused} with the owner's reason */
    public void requireActive(Account account) {
        Pause pause = pause(account);
        if (pause != null) {
            throw paused(pause);
        }
    }

    /** The pause for which the account was refused; empty when the refusal has another cause, or the pause is over. */
    public Optional<Pause> causeOf(Refusal refusal, Account account) {
        return refusal.code() == RefusalCode.AGENT_PAUSED ? Optional.ofNullable(pause(account)) : Optional.empty();
    }

    /** Reads the store again; called by the relay every second. */
    public Map<AccountId, AgentControl> refresh() {
        lock.lock();
        try {
            return become(Map.copyOf(stored.all()));
        } finally {
            lock.unlock();
        }
    }

    private Map<AccountId, AgentControl> become(Map<AccountId, AgentControl> next) {
        Map<AccountId, AgentControl> before = known == null ? Map.of() : known;
        known = next;
        Set<AccountId> all = new HashSet<>(before.keySet());
        all.addAll(next.keySet());
        for (AccountId agent : all) {
            Pause was = before.getOrDefault(agent, AgentControl.NONE).pause();
            Pause is = next.getOrDefault(agent, AgentControl.NONE).pause();
            if (!Objects.equals(was, is)) {
                listeners.forEach(listener -> listener.accept(agent));
            }
        }
        return next;
    }

    /** Stores what {@code step} makes of the agent's control; it holds on this node when this returns. */
    AgentControl change(AccountId agent, UnaryOperator<AgentControl> step) {
        lock.lock();
        try {
            AgentControl changed = unitOfWork.call(() -> {
                AgentControl next = step.apply(stored.lock(agent));
                stored.put(agent, next);
                return next;
            });
            Map<AccountId, AgentControl> next = new HashMap<>(known == null ? refresh() : known);
            next.put(agent, changed);
            become(Map.copyOf(next));
            return changed;
        } finally {
            lock.unlock();
        }
    }

    static Refusal paused(Pause pause) {
        String reason = pause.reason() == null ? "" : " Reason: " + pause.reason();
        return Refusal.of(
                RefusalCode.AGENT_PAUSED, "Stop and wait: your owner has paused you and will resume you." + reason);
    }
}
