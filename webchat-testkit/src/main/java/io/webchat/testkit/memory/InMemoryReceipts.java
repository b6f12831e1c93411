package io.webchat.testkit.memory;

import io.webchat.application.messaging.Receipts;
import io.webchat.domain.groups.Member;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.messaging.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps every step of each mark, so that a message's time is that of the first step past it. */
final class InMemoryReceipts implements Receipts {
    private record Line(ConversationId conversation, AccountId reader, DeliveryStatus status) {}

    private record Step(long upToSeq, Instant at) {}

    private final InMemoryConversations conversations;
    private final InMemoryGroups groups;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Line, List<Step>> lines;

    InMemoryReceipts(InMemoryConversations conversations, InMemoryGroups groups, InMemoryUnitOfWork unitOfWork) {
        this.conversations = conversations;
        this.groups = groups;
        this.unitOfWork = unitOfWork;
        this.lines = new Table<>(unitOfWork);
    }

    @Override
    public List<Mark> advance(Collection<Mark> marks, Instant at) {
        return unitOfWork.call(
                () -> marks.stream().filter(mark -> advance(mark, at)).toList());
    }

    private boolean advance(Mark mark, Instant at) {
        Line line = new Line(mark.conversation(), mark.reader(), mark.status());
        List<Step> steps = lines.get(line, List.of());
        if (!steps.isEmpty() && steps.getLast().upToSeq() >= mark.upToSeq()) {
            return false;
        }
        lines.put(
                line,
                Stream.concat(steps.stream(), Stream.of(new Step(mark.upToSeq(), at)))
                        .toList());
        return true;
    }

    @Override
    public Map<MessageId, List<Receipt>> of(Collection<Message> messages) {
        return unitOfWork.call(() -> {
            Map<MessageId, List<Receipt>> receipts = new LinkedHashMap<>();
            messages.forEach(message -> receipts.put(message.id(), receipts(message)));
            return receipts;
        });
    }

    private List<Receipt> receipts(Message message) {
        Conversation conversation = conversations
                .find(message.conversation())
                .orElseThrow(() -> new IllegalStateException("a message without conversation"));
        return receivers(conversation, message).stream()
                .filter(reader -> !reader.equals(message.sender()))
                .map(reader -> receipt(message, reader))
                .toList();
    }

    /** Of a group's message, the members that were there when it was sent and still are. */
    private List<AccountId> receivers(Conversation conversation, Message message) {
        return switch (conversation) {
            case Conversation.Direct direct -> List.of(direct.other(message.sender()));
            case Conversation.OfGroup of ->
                groups.members(of.group()).stream()
                        .filter(member -> member.joinedAfter() < message.conversationSeq())
                        .map(Member::account)
                        .toList();
        };
    }

    /** 0 while the account has read nothing. */
    long readUpTo(ConversationId conversation, AccountId reader) {
        List<Step> steps = lines.get(new Line(conversation, reader, DeliveryStatus.READ), List.of());
        return steps.isEmpty() ? 0 : steps.getLast().upToSeq();
    }

    private Receipt receipt(Message message, AccountId reader) {
        Instant read = reached(message, reader, DeliveryStatus.READ);
        Instant delivered = reached(message, reader, DeliveryStatus.DELIVERED);
        boolean readFirst = read != null && (delivered == null || read.isBefore(delivered));
        return new Receipt(reader, readFirst ? read : delivered, read);
    }

    private @Nullable Instant reached(Message message, AccountId reader, DeliveryStatus status) {
        return lines.get(new Line(message.conversation(), reader, status), List.of()).stream()
                .filter(step -> step.upToSeq() >= message.conversationSeq())
                .map(Step::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
