package io.webchat.testkit.memory;

import io.webchat.application.inbox.Inboxes;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

final class InMemoryInboxes implements Inboxes {
    private static final Bounds EMPTY = new Bounds(0, 0);

    private record Place(AccountId account, long seq) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Place, InboxEvent> events;
    private final Table<AccountId, Bounds> bounds;

    private final Table<MessageId, Message> messages;

    /** @param messages as they are now: a log shows them so, whatever they said when they came */
    InMemoryInboxes(Table<MessageId, Message> messages, InMemoryUnitOfWork unitOfWork) {
        this.messages = messages;
        this.unitOfWork = unitOfWork;
        this.events = new Table<>(unitOfWork);
        this.bounds = new Table<>(unitOfWork);
    }

    @Override
    public void append(List<NewEvent> newEvents) {
        unitOfWork.run(() -> newEvents.forEach(event -> unitOfWork.stageEvent(() -> append(event))));
    }

    /** At the end of a unit of work. */
    void append(NewEvent event) {
        Bounds old = bounds(event.recipient());
        long seq = old.last() + 1;
        InboxEvent numbered = new InboxEvent(event.recipient(), seq, event.at(), event.payload());
        bounds.put(event.recipient(), new Bounds(old.prunedTo(), seq));
        events.put(new Place(event.recipient(), seq), numbered);
        unitOfWork.wrote(numbered);
    }

    @Override
    public List<InboxEvent> after(AccountId account, long seq, int limit) {
        return unitOfWork.call(() -> LongStream.rangeClosed(
                        Math.max(seq, bounds(account).prunedTo()) + 1,
                        bounds(account).last())
                .limit(limit)
                .mapToObj(number -> events.find(new Place(account, number)))
                .flatMap(Optional::stream)
                .map(this::asItIsNow)
                .toList());
    }

    private InboxEvent asItIsNow(InboxEvent event) {
        return new InboxEvent(
                event.recipient(),
                event.seq(),
                event.at(),
                switch (event.payload()) {
                    case EventPayload.MessageArrived arrived -> new EventPayload.MessageArrived(now(arrived.message()));
                    case EventPayload.MessageEdited edited -> new EventPayload.MessageEdited(now(edited.message()));
                    case EventPayload.MessageDeleted deleted -> new EventPayload.MessageDeleted(now(deleted.message()));
                    case EventPayload.ReceiptMoved other -> other;
                    case EventPayload.ReactionChanged other -> other;
                    case EventPayload.GroupChanged other -> other;
                    case EventPayload.JoinRequestChanged other -> other;
                    case EventPayload.QuestionChanged other -> other;
                    case EventPayload.CallSignalled other -> other;
                    case EventPayload.Bounced other -> other;
                    case EventPayload.CallbackDisabled other -> other;
                    case EventPayload.MessageTranslated translated ->
                        new EventPayload.MessageTranslated(now(translated.message()), translated.language());
                });
    }

    private Message now(Message message) {
        return messages.get(message.id(), message);
    }

    @Override
    public Bounds bounds(AccountId account) {
        return unitOfWork.call(() -> bounds.get(account, EMPTY));
    }

    void prune(AccountId account, long seq) {
        unitOfWork.run(() -> {
            LongStream.rangeClosed(bounds(account).prunedTo() + 1, seq)
                    .forEach(number -> events.remove(new Place(account, number)));
            bounds.put(account, new Bounds(seq, bounds(account).last()));
        });
    }
}
