package io.webchat.application.inbox;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.Participants;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.Batches;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.DeliveryStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far each session has read. Steps are gathered over a moment and stored together, so that a reader which keeps up
 * costs a row a moment and not one a message. A crash in between loses a step, never a message: it is handed out again.
 */
@Singleton
public final class Acknowledgements {
    private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);

    /** Sessions in one transaction. */
    private static final int MAX_AT_ONCE = 1_000;

    private final Map<SessionId, AtomicLong> unwritten = new ConcurrentHashMap<>();
    private final Cache<SessionId, AtomicLong> positions =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();
    private final ReaderPositions stored;
    private final Receipts receipts;
    private final Inboxes inboxes;
    private final Conversations conversations;
    private final Participants participants;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    public Acknowledgements(
            ReaderPositions stored,
            Receipts receipts,
            Inboxes inboxes,
            Conversations conversations,
            Participants participants,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.stored = stored;
        this.receipts = receipts;
        this.inboxes = inboxes;
        this.conversations = conversations;
        this.participants = participants;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** The session's position, steps that are not stored yet included. */
    public long position(SessionId session) {
        return counter(session).get();
    }

    /** Everything up to {@code seq} has been received by the session; a step back changes nothing. */
    public void upTo(SessionId session, long seq) {
        AtomicLong position = counter(session);
        if (position.get() < seq && position.accumulateAndGet(seq, Math::max) == seq) {
            unwritten.put(session, position);
        }
    }

    /** The log ends before the session's position, since the store went back in time: the session goes on from there. */
    void backTo(SessionId session, long seq) {
        counter(session).accumulateAndGet(seq, Math::min);
    }

    /** The store went back in time: the positions that it holds now count, not those gathered before. */
    public synchronized void forgetAll() {
        unwritten.clear();
        positions.invalidateAll();
    }

    /** Stores what was gathered, and tells the senders; called by the relay every moment. */
    public synchronized void flush() {
        Map<SessionId, Long> batch = new HashMap<>();
        unwritten.forEach((session, position) -> batch.put(session, position.get()));
        if (batch.isEmpty()) {
            return;
        }
        List<List<SessionId>> parts = parts(List.copyOf(batch.keySet()));
        parts.forEach(part -> Batches.run(part, some -> store(batch, some), (session, e) -> alone(batch, session, e)));
    }

    private static List<List<SessionId>> parts(List<SessionId> sessions) {
        return IntStream.iterate(0, from -> from < sessions.size(), from -> from + MAX_AT_ONCE)
                .mapToObj(from -> sessions.subList(from, Math.min(sessions.size(), from + MAX_AT_ONCE)))
                .toList();
    }

    private void store(Map<SessionId, Long> batch, List<SessionId> sessions) {
        Map<SessionId, Long> some = sessions.stream()
                .collect(Collectors.toMap(session -> session, session -> requireNonNull(batch.get(session))));
        unitOfWork.run(() -> notifySenders(stored.advance(some)));
        written(some);
    }

    /** The receipts of one session can't be made: its position is stored without them. */
    private void alone(Map<SessionId, Long> batch, SessionId session, RuntimeException why) {
        log.error("The receipts of session {} can't be stored", session, why);
        Map<SessionId, Long> one = Map.of(session, requireNonNull(batch.get(session)));
        try {
            unitOfWork.run(() -> stored.advance(one));
        } catch (RuntimeException e) {
            if (Batches.unavailable(e)) {
                throw e;
            }
            log.error("The position of session {} can't be stored", session, e);
        }
        written(one);
    }

    private void written(Map<SessionId, Long> stored) {
        stored.forEach((session, seq) ->
                unwritten.computeIfPresent(session, (key, position) -> position.get() == seq ? null : position));
    }

    private void notifySenders(List<ReaderPositions.Delivered> delivered) {
        Instant now = clock.instant();
        Map<Receipts.Mark, Set<AccountId>> senders = delivered.stream()
                .collect(Collectors.toMap(
                        d -> new Receipts.Mark(d.conversation(), d.reader(), DeliveryStatus.DELIVERED, d.upToSeq()),
                        ReaderPositions.Delivered::senders));
        List<Inboxes.NewEvent> events = receipts.advance(senders.keySet(), now).stream()
                .filter(mark -> participants.tracksReceipts(
                        conversations.find(mark.conversation()).orElseThrow()))
                .flatMap(mark -> senders.getOrDefault(mark, Set.of()).stream()
                        .map(sender -> new Inboxes.NewEvent(sender, now, moved(mark))))
                .toList();
        inboxes.append(events);
    }

    private static EventPayload moved(Receipts.Mark mark) {
        return new EventPayload.ReceiptMoved(mark.conversation(), mark.reader(), mark.status(), mark.upToSeq());
    }

    private AtomicLong counter(SessionId session) {
        AtomicLong moving = unwritten.get(session);
        return moving != null ? moving : positions.get(session, id -> new AtomicLong(stored.of(id)));
    }
}
