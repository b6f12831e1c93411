package io.webchat.application.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.signals.Signal;
import io.webchat.application.signals.Signals;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Wakes the readers of a log that has grown, and keeps its newest events at hand, so that a reader which keeps up costs
 * the store nothing. The dense numbers make it safe: what is kept has no hole, or isn't used.
 */
@Singleton
public final class InboxFeed {
    /** Bytes, roughly. */
    private static final long MAX_WEIGHT = 32L << 20;

    /** How long a quiet log's end is believed without asking the store: another node may have written. */
    private static final Duration BELIEVED = Duration.ofSeconds(30);

    /** A power of two. */
    private static final int STRIPES = 4_096;

    /** How often something was committed for the accounts of a stripe. */
    private final AtomicIntegerArray commits = new AtomicIntegerArray(STRIPES);

    private final Cache<AccountId, RecentEvents> tails = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((AccountId account, RecentEvents tail) -> tail.weight())
            .expireAfterWrite(BELIEVED)
            .build();
    private final Map<AccountId, Set<Wakeable>> watches = new ConcurrentHashMap<>();
    private final LongAdder sends = new LongAdder();
    private final LongAdder deliveries = new LongAdder();
    private volatile boolean stopping;

    private final Signals signals;

    @Inject
    public InboxFeed(Signals signals) {
        this.signals = signals;
        signals.listen(this::heard);
    }

    private void heard(Signal signal) {
        switch (signal) {
            case Signal.LogGrew grew -> grewElsewhere(grew.account());
            case Signal.AnythingChanged anything -> forgetAll();
            default -> {}
        }
    }

    /** Another node has committed events for the account: only the store knows them. */
    private void grewElsewhere(AccountId account) {
        commits.incrementAndGet(stripe(account));
        tails.invalidate(account);
        wake(account);
    }

    /** The store has committed these; called once for each, in the order of each log where it is known. */
    public void committed(Collection<InboxEvent> events) {
        for (InboxEvent event : events) {
            count(event);
            // Before the tail grows: whoever finds the old count still holds the log's entry, and is overwritten.
            commits.incrementAndGet(stripe(event.recipient()));
            tails.asMap()
                    .compute(
                            event.recipient(),
                            (account, tail) -> tail == null
                                    ? RecentEvents.endingAt(event.seq() - 1).with(event)
                                    : tail.with(event));
        }
        Set<AccountId> recipients = new HashSet<>();
        for (InboxEvent event : events) {
            if (recipients.add(event.recipient())) {
                wake(event.recipient());
            }
        }
        if (!signals.equals(Signals.NONE)) {
            signals.publish(recipients.stream().map(Signal.LogGrew::new).toList());
        }
    }

    private void count(InboxEvent event) {
        if (event.payload() instanceof EventPayload.MessageArrived arrived) {
            boolean own = arrived.message().sender().equals(event.recipient());
            (own ? sends : deliveries).increment();
        }
    }

    /** Messages that this process has stored since it began; those of large groups are counted as they are told. */
    public long sends() {
        return sends.sum();
    }

    /** Copies of messages for other readers than their sender. */
    public long deliveries() {
        return deliveries.sum();
    }

    /** The events after {@code seq} as far as they are at hand; empty when the store has to be asked. */
    Optional<List<InboxEvent>> after(AccountId account, long seq, int limit) {
        RecentEvents tail = tails.getIfPresent(account);
        return tail == null ? Optional.empty() : tail.after(seq, limit);
    }

    /** To be asked before the store is, and handed to {@link #endIs} with its answer. */
    int commits(AccountId account) {
        return commits.get(stripe(account));
    }

    /**
     * The store said that {@code last} is the end of the log. Not believed when something was committed since the store
     * was asked: its answer may be older than an event that was at hand and is no more.
     *
     * @param commitsBefore what {@link #commits} said before
     */
    void endIs(AccountId account, long last, int commitsBefore) {
        tails.asMap().compute(account, (key, tail) -> {
            boolean fresh = tail == null && commits(account) == commitsBefore;
            return fresh ? RecentEvents.endingAt(last) : tail;
        });
    }

    /** Retention took events away: the store says which are left. */
    public void forget(AccountId account) {
        tails.invalidate(account);
    }

    /** The store went back in time: the store says what there is, and waiting readers look again. */
    public void forgetAll() {
        tails.invalidateAll();
        watches.values().forEach(waiting -> waiting.forEach(Wakeable::wake));
    }

    /** Two accounts that share one only make each other ask the store once more. */
    private static int stripe(AccountId account) {
        return Long.hashCode(account.value()) & (STRIPES - 1);
    }

    /** Begins to watch; whoever does so reads once more before it waits, or it misses what came in between. */
    public Watch watch(AccountId account) {
        Watch watch = new Watch(closed -> remove(account, closed));
        add(account, watch);
        return watch;
    }

    /** Has {@code reader} woken at all news until it is removed; as with {@link #watch}, it reads once more first. */
    public void add(AccountId account, Wakeable reader) {
        watches.compute(account, (key, present) -> {
            Set<Wakeable> set = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            set.add(reader);
            return set;
        });
        if (stopping) {
            reader.wake();
        }
    }

    public void remove(AccountId account, Wakeable watch) {
        watches.computeIfPresent(account, (key, set) -> {
            set.remove(watch);
            return set.isEmpty() ? null : set;
        });
    }

    /** Has every waiting reader of the log look again. */
    public void wake(AccountId account) {
        Set<Wakeable> waiting = watches.get(account);
        if (waiting != null) {
            waiting.forEach(Wakeable::wake);
        }
    }

    /** Lets every waiting reader go, now and from now on: the relay stops. */
    public void stop() {
        stopping = true;
        watches.values().forEach(waiting -> waiting.forEach(Wakeable::wake));
    }

    public boolean stopping() {
        return stopping;
    }
}
