package io.webchat.application.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Slows and then stops agents that answer each other without a person or another event from outside. Counts in this
 * process's memory; what was stopped is stored, and stays stopped after a restart.
 */
@Singleton
public final class LoopGuard {
    /** Entries, not bytes; a full table forgets the one that was idle longest. */
    private static final int MAX_ENTRIES = 50_000;

    private static final Duration IDLE = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofSeconds(60);

    /** For each answer in the last third of the limit one of these more, up to ten. */
    private static final Duration SLOWER = Duration.ofMillis(100);

    private static final int MAX_SLOWER = 10;
    private static final int MAX_LISTED = 20;

    /** An agent's part in an exchange. */
    public record Standing(ConversationId conversation, int answers, int left, boolean stopped) {}

    private final Cache<ConversationId, Exchange> exchanges = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterAccess(IDLE)
            .build();

    /** When something from outside last reached an account, as a count of such events. */
    private final Cache<AccountId, Long> outside = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterAccess(IDLE)
            .build();

    private final AtomicLong outsideEvents = new AtomicLong();

    /** Held while the stops are read or written. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Map<ConversationId, String> stops;

    private final LoopConfig config;
    private final LoopStops storedStops;
    private final AgentStates states;
    private final AgentBudgets budgets;
    private final Provider<AskOwners> askOwners;

    @Inject
    public LoopGuard(
            LoopConfig config,
            LoopStops storedStops,
            AgentStates states,
            AgentBudgets budgets,
            Provider<AskOwners> askOwners) {
        this.config = config;
        this.storedStops = storedStops;
        this.states = states;
        this.budgets = budgets;
        this.askOwners = askOwners;
    }

    /** Whether all that the account sends counts as automatic. */
    public static boolean automatic(Account account) {
        return account.kind() == AccountKind.AGENT;
    }

    /**
     * Looks at a message before it is stored. Near the limit it holds the call for up to a second.
     *
     * @param automatic whether no person wrote it
     * @throws Refusal {@code loop_guard} or {@code agent_budget}; the owners have been asked then
     */
    public void beforeSend(Account sender, boolean automatic, Conversation conversation) {
        if (sender.kind() == AccountKind.SYSTEM) {
            return;
        }
        if (!automatic && !automatic(sender)) {
            cameFromOutside(sender.id(), conversation);
            return;
        }
        if (automatic(sender)) {
            takeBudget(sender);
        }
        if (!(conversation instanceof Conversation.Direct direct)
                || !direct.other(sender.id()).equals(sender.id())) {
            take(sender, conversation);
        }
    }

    /** Something from outside reached the account: a message of a person or phone, or an answer. */
    public void cameFromOutside(AccountId receiver) {
        outside.put(receiver, outsideEvents.incrementAndGet());
    }

    private void cameFromOutside(AccountId sender, Conversation conversation) {
        long now = outsideEvents.incrementAndGet();
        if (conversation instanceof Conversation.Direct direct) {
            outside.put(direct.other(sender), now);
        }
        Exchange exchange = exchanges.getIfPresent(conversation.id());
        if (exchange != null) {
            Set<AccountId> reached;
            synchronized (exchange) {
                reached = exchange.participants();
                exchange.restart(now);
            }
            // What a person writes to a group sets its agents going elsewhere, too.
            reached.forEach(agent -> outside.put(agent, now));
        }
        if (stops().containsKey(conversation.id())) {
            lift(conversation.id());
        }
    }

    private void takeBudget(Account sender) {
        int perHour = messagesPerHour(sender.id());
        Duration wait = budgets.take(sender.id(), perHour);
        if (!wait.isZero()) {
            askOwners.get().aboutBudget(sender, perHour);
            throw Refusal.until(
                    wait,
                    RefusalCode.AGENT_BUDGET,
                    "Wait: you have sent the " + perHour
                            + " messages that you may send in an hour. Your owner was asked"
                            + " whether you may go on.");
        }
    }

    private void take(Account sender, Conversation conversation) {
        int limit = loopLimit(sender.id());
        Exchange exchange = exchanges.get(conversation.id(), id -> new Exchange());
        long latest = latestOutside(sender.id(), conversation);
        int answers;
        Set<AccountId> participants;
        boolean over;
        if (exchangeOlderThan(exchange, latest) && stops().containsKey(conversation.id())) {
            lift(conversation.id());
        }
        synchronized (exchange) {
            exchange.restartIfOlder(latest);
            over = stops().containsKey(conversation.id())
                    || (exchange.answersAnother(sender.id()) && exchange.answers() >= limit);
            if (!over) {
                exchange.add(sender.id());
            }
            answers = exchange.answers();
            participants = exchange.participants();
        }
        if (over) {
            askOwners.get().aboutLoop(conversation.id(), sender, participants, answers, limit, this);
            throw stopped(limit);
        }
        slowDown(answers - (limit - limit / 3));
    }

    private static boolean exchangeOlderThan(Exchange exchange, long outside) {
        synchronized (exchange) {
            return exchange.olderThan(outside);
        }
    }

    private long latestOutside(AccountId sender, Conversation conversation) {
        long own = at(sender);
        return conversation instanceof Conversation.Direct direct ? Math.max(own, at(direct.other(sender))) : own;
    }

    private long at(AccountId account) {
        Long known = outside.getIfPresent(account);
        return known == null ? 0 : known;
    }

    private static void slowDown(int steps) {
        if (steps <= 0) {
            return;
        }
        try {
            Thread.sleep(SLOWER.multipliedBy(Math.min(steps, MAX_SLOWER)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "Send again in a moment: the relay is stopping.");
        }
    }

    private static Refusal stopped(int limit) {
        return Refusal.until(
                RETRY,
                RefusalCode.LOOP_GUARD,
                "Stop writing here: automatic messages answered each other " + limit + " times without a person. The"
                        + " owners were asked whether to go on; wait until a message comes.");
    }

    /** Notes that the conversation is stopped; false if it was already. */
    boolean stop(ConversationId conversation, String concern, Instant at) {
        lock.lock();
        try {
            boolean fresh = storedStops.add(conversation, concern, at);
            stops = Map.copyOf(storedStops.all());
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the conversation go on, as far again as at first. */
    private void lift(ConversationId conversation) {
        storedStops.remove(conversation);
        lifted(conversation);
    }

    /** The stop of that concern is gone from the store with the present unit of work; false if it was gone already. */
    boolean removeStop(ConversationId conversation, String concern) {
        if (!concern.equals(storedStops.all().get(conversation))) {
            return false;
        }
        storedStops.remove(conversation);
        return true;
    }

    /** The conversation is stopped no more, as the store knows. */
    void lifted(ConversationId conversation) {
        lock.lock();
        try {
            Map<ConversationId, String> left = new HashMap<>(stops == null ? Map.of() : stops);
            left.remove(conversation);
            stops = Map.copyOf(left);
        } finally {
            lock.unlock();
        }
        restart(conversation);
    }

    private void restart(ConversationId conversation) {
        Exchange exchange = exchanges.getIfPresent(conversation);
        if (exchange != null) {
            synchronized (exchange) {
                exchange.restart(outsideEvents.get());
            }
        }
    }

    /** Gives the agent its whole budget again. */
    void refill(AccountId agent) {
        budgets.refill(agent);
    }

    /** Reads the store again; called by the relay every second, for what another node has decided. */
    public Map<ConversationId, String> refresh() {
        Map<ConversationId, String> before;
        Map<ConversationId, String> read;
        lock.lock();
        try {
            before = stops == null ? Map.of() : stops;
            read = Map.copyOf(storedStops.all());
            stops = read;
        } finally {
            lock.unlock();
        }
        // Without the lock: a send holds its exchange while it asks for the stops.
        before.keySet().stream()
                .filter(conversation -> !read.containsKey(conversation))
                .forEach(this::restart);
        return read;
    }

    private Map<ConversationId, String> stops() {
        Map<ConversationId, String> present = stops;
        return present == null ? refresh() : present;
    }

    public int loopLimit(AccountId agent) {
        Integer own = states.of(agent).loopLimit();
        return own == null ? config.limit() : own;
    }

    public int messagesPerHour(AccountId agent) {
        Integer own = states.of(agent).messagesPerHour();
        return own == null ? config.messagesPerHour() : own;
    }

    public int messagesLeft(AccountId agent) {
        return budgets.left(agent, messagesPerHour(agent));
    }

    public LoopConfig config() {
        return config;
    }

    /** The exchanges that the agent takes part in, those with most answers first. */
    public List<Standing> of(AccountId agent) {
        int limit = loopLimit(agent);
        return exchanges.asMap().entrySet().stream()
                .filter(entry -> {
                    synchronized (entry.getValue()) {
                        return entry.getValue().includes(agent);
                    }
                })
                .map(entry -> standing(entry.getKey(), entry.getValue(), limit))
                .sorted(Comparator.comparingInt(Standing::answers).reversed())
                .limit(MAX_LISTED)
                .toList();
    }

    private Standing standing(ConversationId conversation, Exchange exchange, int limit) {
        synchronized (exchange) {
            int answers = exchange.answers();
            return new Standing(conversation, answers, Math.max(0, limit - answers), stops().containsKey(conversation));
        }
    }
}
