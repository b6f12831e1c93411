package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.messaging.ConversationList;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupSettings.History;
import io.webchat.domain.groups.Member;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryConversationList implements ConversationList {
    private static final Marks NONE = new Marks(false, false);
    private static final Comparator<Line> NEWEST_FIRST = comparing(
                    (Line line) -> line.last().createdAt())
            .thenComparing(line -> line.last().id().value())
            .reversed();

    private record Key(AccountId account, ConversationId conversation) {}

    /**
     * What an account may see of a conversation.
     *
     * @param readableAfter it reads what stands behind
     * @param newAfter what stands behind came while it took part
     */
    private record Part(Conversation conversation, long readableAfter, long newAfter) {}

    private final InMemoryConversations conversations;
    private final InMemoryGroups groups;
    private final InMemoryMessageLog messageLog;
    private final InMemoryReceipts receipts;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Key, Marks> marks;

    InMemoryConversationList(
            InMemoryConversations conversations,
            InMemoryGroups groups,
            InMemoryMessageLog messageLog,
            InMemoryReceipts receipts,
            InMemoryUnitOfWork unitOfWork) {
        this.conversations = conversations;
        this.groups = groups;
        this.messageLog = messageLog;
        this.receipts = receipts;
        this.unitOfWork = unitOfWork;
        this.marks = new Table<>(unitOfWork);
    }

    @Override
    public List<Line> of(AccountId account, int limit) {
        return unitOfWork.call(() -> conversations.all().stream()
                .flatMap(conversation -> part(conversation, account).stream())
                .flatMap(part -> line(part, account).stream())
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList());
    }

    private Optional<Part> part(Conversation conversation, AccountId account) {
        return switch (conversation) {
            case Conversation.Direct direct ->
                Optional.of(new Part(direct, 0, 0)).filter(part -> direct.includes(account));
            case Conversation.OfGroup of ->
                groups.find(of.group())
                        .flatMap(group -> groups.member(group.id(), account).map(member -> part(of, group, member)));
        };
    }

    private static Part part(Conversation.OfGroup of, Group group, Member member) {
        long readableAfter = group.settings().history() == History.ALL ? 0 : member.joinedAfter();
        return new Part(of, readableAfter, member.joinedAfter());
    }

    private Optional<Line> line(Part part, AccountId account) {
        ConversationId id = part.conversation().id();
        List<Message> seen = messageLog.before(id, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(message -> message.conversationSeq() > part.readableAfter())
                .toList();
        long readUpTo = Math.max(part.newAfter(), receipts.readUpTo(id, account));
        long unread = seen.stream()
                .filter(message -> message.conversationSeq() > readUpTo && !message.deleted())
                .filter(message -> !message.sender().equals(account))
                .limit(MAX_UNREAD)
                .count();
        return seen.stream()
                .findFirst()
                .map(last -> new Line(
                        part.conversation(), last, Math.toIntExact(unread), marks(account, part.conversation())));
    }

    @Override
    public void mark(AccountId account, Conversation conversation, Marks wanted) {
        unitOfWork.run(() -> marks.put(new Key(account, conversation.id()), wanted));
    }

    @Override
    public Marks marks(AccountId account, Conversation conversation) {
        return unitOfWork.call(() -> marks.get(new Key(account, conversation.id()), NONE));
    }
}
