package io.webchat.application.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.Participants;
import io.webchat.application.messaging.Receipts;
import io.webchat.application.transaction.UnitOfWork;
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

/**
 * How far each session has read. Steps are gathered over a moment and stored together, so that a reader which keeps up
 * costs a row a moment and not one a message. A crash in between loses a step, never a message: it is handed out again.
 */
@Singleton
public final class Acknowledgements {
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

    /** Stores what was gathered, and tells the senders; called by the relay every moment. */
    public synchronized void flush() {
        Map<SessionId, Long> batch = new HashMap<>();
        unwritten.forEach((session, position) -> batch.put(session, position.get()));
        if (batch.isEmpty()) {
            return;
        }
        unitOfWork.run(() -> notifySenders(stored.advance(batch)));
        batch.forEach((session, written) ->
                unwritten.computeIfPresent(session, (key, position) -> position.get() == written ? null : position));
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
