package io.webchat.testkit.memory;

import io.webchat.application.groups.FanOuts;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.Member;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

final class InMemoryFanOuts implements FanOuts {
    private final AtomicLong ids = new AtomicLong();
    private final InMemoryGroups groups;
    private final Table<MessageId, Message> messages;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Long, FanOut> fanOuts;

    InMemoryFanOuts(InMemoryGroups groups, Table<MessageId, Message> messages, InMemoryUnitOfWork unitOfWork) {
        this.messages = messages;
        this.groups = groups;
        this.unitOfWork = unitOfWork;
        this.fanOuts = new Table<>(unitOfWork);
    }

    @Override
    public void add(GroupId group, EventPayload payload, AccountId except, Instant at) {
        unitOfWork.run(() -> {
            long id = ids.incrementAndGet();
            fanOuts.put(id, new FanOut(id, group, payload, except, at, 0));
        });
    }

    @Override
    public void addMessage(GroupId group, NewMessage draft) {
        unitOfWork.run(() -> {
            long id = ids.incrementAndGet();
            unitOfWork.stageEvent(() -> fanOuts.put(
                    id,
                    new FanOut(
                            id,
                            group,
                            new EventPayload.MessageArrived(
                                    messages.find(draft.id()).orElseThrow()),
                            draft.sender(),
                            draft.createdAt(),
                            0)));
        });
    }

    @Override
    public boolean pending(GroupId group) {
        return unitOfWork.call(
                () -> fanOuts.rows().stream().anyMatch(fanOut -> fanOut.group().equals(group)));
    }

    @Override
    public List<FanOut> oldest() {
        return unitOfWork.call(() -> fanOuts.rows().stream()
                .sorted(Comparator.comparingLong(FanOut::id))
                .limit(1)
                .toList());
    }

    @Override
    public List<AccountId> nextMembers(FanOut fanOut, int limit) {
        return groups.membersBehind(fanOut.group(), fanOut.doneUpTo(), limit).stream()
                .map(Member::account)
                .toList();
    }

    @Override
    public void toldUpTo(FanOut fanOut, AccountId account) {
        unitOfWork.run(() -> fanOuts.put(
                fanOut.id(),
                new FanOut(
                        fanOut.id(), fanOut.group(), fanOut.payload(), fanOut.except(), fanOut.at(), account.value())));
    }

    @Override
    public void done(FanOut fanOut) {
        unitOfWork.run(() -> fanOuts.remove(fanOut.id()));
    }
}
