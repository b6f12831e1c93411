package io.webchat.testkit.memory;

import io.webchat.application.inbox.Inboxes;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.InboxEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

final class InMemoryInboxes implements Inboxes {
    private static final Bounds EMPTY = new Bounds(0, 0);

    private record Place(AccountId account, long seq) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Place, InboxEvent> events;
    private final Table<AccountId, Bounds> bounds;

    InMemoryInboxes(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.events = new Table<>(unitOfWork);
        this.bounds = new Table<>(unitOfWork);
    }

    @Override
    public void append(List<NewEvent> newEvents) {
        unitOfWork.run(() -> newEvents.forEach(this::append));
    }

    private void append(NewEvent event) {
        Bounds old = bounds(event.recipient());
        long seq = old.last() + 1;
        InboxEvent numbered = new InboxEvent(event.recipient(), seq, event.at(), event.happening());
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
                .toList());
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
