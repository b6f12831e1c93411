package io.webchat.testkit.memory;

import io.webchat.application.messaging.Conversations;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

final class InMemoryConversations implements Conversations {
    private record Pair(AccountId low, AccountId high) {
        static Pair of(AccountId one, AccountId other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private final AtomicLong ids = new AtomicLong();
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Pair, Conversation.Direct> pairs;
    private final Table<ConversationId, Conversation> conversations;

    InMemoryConversations(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.pairs = new Table<>(unitOfWork);
        this.conversations = new Table<>(unitOfWork);
    }

    @Override
    public Conversation.Direct between(AccountId one, AccountId other) {
        Pair pair = Pair.of(one, other);
        return unitOfWork.call(() -> pairs.find(pair).orElseGet(() -> made(pair)));
    }

    @Override
    public Optional<Conversation.Direct> existing(AccountId one, AccountId other) {
        return unitOfWork.call(() -> pairs.find(Pair.of(one, other)));
    }

    /** A group's new one. */
    Conversation.OfGroup ofGroup(GroupId group) {
        Conversation.OfGroup of = new Conversation.OfGroup(new ConversationId(ids.incrementAndGet()), group);
        conversations.put(of.id(), of);
        return of;
    }

    /** In no order. */
    List<Conversation> all() {
        return conversations.rows();
    }

    private Conversation.Direct made(Pair pair) {
        Conversation.Direct direct =
                new Conversation.Direct(new ConversationId(ids.incrementAndGet()), pair.low(), pair.high());
        pairs.put(pair, direct);
        conversations.put(direct.id(), direct);
        return direct;
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return unitOfWork.call(() -> conversations.find(id));
    }
}
