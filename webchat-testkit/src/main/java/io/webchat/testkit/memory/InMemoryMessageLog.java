package io.webchat.testkit.memory;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.messaging.StagedMessage;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

final class InMemoryMessageLog implements MessageLog {
    private record SenderKey(AccountId sender, IdempotencyKey key) {}

    private record FirstUse(String fingerprint, MessageId message) {}

    private final InMemoryInboxes inboxes;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, Message> messages;
    private final Table<SenderKey, FirstUse> keys;
    private final Table<ConversationId, Long> tops;

    /** @param messages shared with what changes them */
    InMemoryMessageLog(InMemoryInboxes inboxes, Table<MessageId, Message> messages, InMemoryUnitOfWork unitOfWork) {
        this.inboxes = inboxes;
        this.unitOfWork = unitOfWork;
        this.messages = messages;
        this.keys = new Table<>(unitOfWork);
        this.tops = new Table<>(unitOfWork);
    }

    @Override
    public Appended append(NewMessage message) {
        return unitOfWork.call(() -> stage(message)).appended();
    }

    @Override
    public StagedMessage stage(NewMessage message) {
        return unitOfWork.call(() -> {
            IdempotencyKey key = message.key();
            if (key == null) {
                return staged(message);
            }
            return stageOnce(message, new SenderKey(message.sender(), key));
        });
    }

    private StagedMessage staged(NewMessage draft) {
        StagedMessage staged = StagedMessage.fresh(draft);
        unitOfWork.stageMessage(() -> staged.stored(stored(draft)));
        return staged;
    }

    private StagedMessage stageOnce(NewMessage draft, SenderKey key) {
        String fingerprint = HexFormat.of().formatHex(draft.fingerprint());
        Optional<FirstUse> first = keys.find(key);
        if (first.isPresent()) {
            boolean same = first.get().fingerprint().equals(fingerprint);
            Message message = messages.find(first.get().message()).orElseThrow();
            return StagedMessage.known(
                    new Appended(message, same ? Appended.Outcome.DUPLICATE : Appended.Outcome.CONFLICT));
        }
        keys.put(key, new FirstUse(fingerprint, draft.id()));
        return staged(draft);
    }

    /** The conversation's last place; 0 while it is empty. */
    long top(ConversationId conversation) {
        return tops.get(conversation, 0L);
    }

    private Message stored(NewMessage message) {
        long seq = tops.get(message.conversation(), 0L) + 1;
        Message stored = message.at(seq);
        tops.put(message.conversation(), seq);
        messages.put(stored.id(), stored);
        message.readers()
                .forEach(reader -> inboxes.append(
                        new Inboxes.NewEvent(reader, stored.createdAt(), new EventPayload.MessageArrived(stored))));
        return stored;
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return unitOfWork.call(() -> messages.find(id));
    }

    @Override
    public List<Message> find(Collection<MessageId> ids) {
        return unitOfWork.call(
                () -> ids.stream().distinct().flatMap(id -> find(id).stream()).toList());
    }

    @Override
    public List<Message> before(ConversationId conversation, long conversationSeq, int limit) {
        return unitOfWork.call(() -> messages.rows().stream()
                .filter(message -> message.conversation().equals(conversation))
                .filter(message -> message.conversationSeq() < conversationSeq)
                .sorted(Comparator.comparingLong(Message::conversationSeq).reversed())
                .limit(limit)
                .toList());
    }
}
