package io.webchat.testkit.memory;

import io.webchat.application.files.Files;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

final class InMemoryFiles implements Files {
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, Message> messages;
    private final Table<FileId, StoredFile> files;
    private final Table<FileId, Boolean> toRemove;

    /** @param messages those of the log */
    InMemoryFiles(Table<MessageId, Message> messages, InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.messages = messages;
        this.files = new Table<>(unitOfWork);
        this.toRemove = new Table<>(unitOfWork);
    }

    @Override
    public boolean add(StoredFile file, long quota) {
        return unitOfWork.call(() -> {
            if (bytesOf(file.owner()) > quota - file.size()) {
                return false;
            }
            files.put(file.id(), file);
            return true;
        });
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        return unitOfWork.call(() -> files.find(id));
    }

    @Override
    public List<StoredFile> find(Collection<FileId> ids) {
        return unitOfWork.call(
                () -> ids.stream().distinct().flatMap(id -> find(id).stream()).toList());
    }

    @Override
    public long bytesOf(AccountId owner) {
        return unitOfWork.call(() -> files.rows().stream()
                .filter(file -> file.owner().equals(owner) && !file.gone())
                .mapToLong(StoredFile::size)
                .sum());
    }

    @Override
    public List<Message> carriers(FileId id, Instant now) {
        return unitOfWork.call(() -> {
            Map<ConversationId, Message> newest = new HashMap<>();
            messages.rows().stream()
                    .filter(message -> carries(message, id) && !message.expiredAt(now))
                    .forEach(message -> newest.merge(
                            message.conversation(),
                            message,
                            BinaryOperator.maxBy(Comparator.comparingLong(Message::conversationSeq))));
            return List.copyOf(newest.values());
        });
    }

    private static boolean carries(Message message, FileId id) {
        return message.content().attachments().stream()
                .anyMatch(attachment -> attachment.file().equals(id));
    }

    @Override
    public List<FileId> olderThan(Instant time, int limit) {
        return unitOfWork.call(() -> files.rows().stream()
                .filter(file -> !file.gone() && file.createdAt().isBefore(time))
                .sorted(Comparator.comparing(StoredFile::createdAt))
                .limit(limit)
                .map(StoredFile::id)
                .toList());
    }

    @Override
    public void markGone(Collection<FileId> ids, Instant at) {
        unitOfWork.run(() -> find(ids).stream().filter(file -> !file.gone()).forEach(file -> {
            files.put(file.id(), gone(file, at));
            toRemove.put(file.id(), true);
        }));
    }

    private static StoredFile gone(StoredFile file, Instant at) {
        return new StoredFile(
                file.id(),
                file.owner(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                file.kind(),
                file.caption(),
                file.createdAt(),
                at);
    }

    @Override
    public List<FileId> toRemove(int limit) {
        return unitOfWork.call(() -> files.rows().stream()
                .map(StoredFile::id)
                .filter(id -> toRemove.get(id, false))
                .limit(limit)
                .toList());
    }

    @Override
    public void removed(Collection<FileId> ids) {
        unitOfWork.run(() -> ids.forEach(toRemove::remove));
    }
}
