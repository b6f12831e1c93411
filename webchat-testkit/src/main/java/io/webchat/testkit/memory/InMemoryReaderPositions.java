package io.webchat.testkit.memory;

import io.webchat.application.inbox.ReaderPositions;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryReaderPositions implements ReaderPositions {
    private final InMemorySessions sessions;
    private final InMemoryInboxes inboxes;
    private final InMemoryUnitOfWork unitOfWork;

    InMemoryReaderPositions(InMemorySessions sessions, InMemoryInboxes inboxes, InMemoryUnitOfWork unitOfWork) {
        this.sessions = sessions;
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public long of(SessionId session) {
        return unitOfWork.call(() -> sessions.position(session));
    }

    @Override
    public List<Delivered> advance(Map<SessionId, Long> positions) {
        return unitOfWork.call(() -> {
            Map<AccountId, Long> before = new HashMap<>();
            positions.keySet().stream()
                    .flatMap(session -> sessions.account(session).stream())
                    .forEach(account -> before.put(account, sessions.acknowledged(account)));
            positions.forEach(sessions::advance);
            return before.entrySet().stream()
                    .flatMap(entry -> delivered(entry.getKey(), entry.getValue()))
                    .toList();
        });
    }

    private Stream<Delivered> delivered(AccountId reader, long before) {
        int count = Math.toIntExact(sessions.acknowledged(reader) - before);
        Map<ConversationId, List<Message>> byConversation = inboxes.after(reader, before, count).stream()
                .flatMap(InMemoryReaderPositions::message)
                .filter(message -> !message.sender().equals(reader))
                .collect(Collectors.groupingBy(Message::conversation));
        return byConversation.entrySet().stream().map(entry -> delivered(reader, entry.getKey(), entry.getValue()));
    }

    private static Delivered delivered(AccountId reader, ConversationId conversation, List<Message> messages) {
        long top = messages.stream().mapToLong(Message::conversationSeq).max().orElseThrow();
        Set<AccountId> senders = messages.stream().map(Message::sender).collect(Collectors.toUnmodifiableSet());
        return new Delivered(reader, conversation, top, senders);
    }

    private static Stream<Message> message(InboxEvent event) {
        return event.payload() instanceof EventPayload.MessageArrived arrived
                ? Stream.of(arrived.message())
                : Stream.empty();
    }
}
