package io.webchat.testkit.memory;

import io.webchat.application.messaging.Messages;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryMessages implements Messages {
    private static final Content NOTHING = new Content("", null, null);

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, Message> messages;
    private final Table<MessageId, List<Edit>> edits;
    private final Table<MessageId, List<Reaction>> reactions;

    /** @param messages those of the log */
    InMemoryMessages(Table<MessageId, Message> messages, InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.messages = messages;
        this.edits = new Table<>(unitOfWork);
        this.reactions = new Table<>(unitOfWork);
    }

    @Override
    public Optional<Message> lock(MessageId id) {
        return unitOfWork.call(() -> messages.find(id));
    }

    @Override
    public Message edit(Message message, Content content, Instant at) {
        return unitOfWork.call(() -> {
            edits.put(
                    message.id(),
                    plus(edits(message.id()), new Edit(stored(message).content().text(), at)));
            return put(stored(message), content, at, null);
        });
    }

    @Override
    public Message delete(Message message, Instant at) {
        return unitOfWork.call(() -> {
            edits.remove(message.id());
            reactions.remove(message.id());
            return put(stored(message), NOTHING, message.editedAt(), at);
        });
    }

    private Message stored(Message message) {
        return messages.find(message.id()).orElseThrow();
    }

    private Message put(Message old, Content content, @Nullable Instant editedAt, @Nullable Instant deletedAt) {
        Message changed = new Message(
                old.id(),
                old.conversation(),
                old.conversationSeq(),
                old.sender(),
                old.channel(),
                content,
                old.createdAt(),
                editedAt,
                deletedAt,
                old.expiresAt());
        messages.put(changed.id(), changed);
        return changed;
    }

    @Override
    public List<Edit> edits(MessageId id) {
        return unitOfWork.call(() -> edits.get(id, List.of()));
    }

    @Override
    public boolean react(MessageId id, Reaction reaction, Instant at) {
        return unitOfWork.call(() -> {
            List<Reaction> present = reactions.get(id, List.of());
            if (present.contains(reaction)) {
                return false;
            }
            reactions.put(id, plus(present, reaction));
            return true;
        });
    }

    @Override
    public boolean takeBack(MessageId id, Reaction reaction) {
        return unitOfWork.call(() -> {
            List<Reaction> present = reactions.get(id, List.of());
            reactions.put(
                    id, present.stream().filter(kept -> !kept.equals(reaction)).toList());
            return present.contains(reaction);
        });
    }

    @Override
    public Map<MessageId, List<Reaction>> reactions(Collection<MessageId> ids) {
        return unitOfWork.call(() -> {
            Map<MessageId, List<Reaction>> found = new HashMap<>();
            ids.forEach(id -> found.put(id, reactions.get(id, List.of())));
            found.values().removeIf(List::isEmpty);
            return found;
        });
    }

    private static <T> List<T> plus(List<T> list, T newest) {
        return Stream.concat(list.stream(), Stream.of(newest)).toList();
    }
}
