package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.retention.Retention;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

final class InMemoryRetention implements Retention {
    private final InMemoryAccounts accounts;
    private final InMemoryInboxes inboxes;
    private final InMemorySessions sessions;
    private final Table<MessageId, Message> messages;
    private final InboxFeed feed;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<MessageId, Boolean> settled;

    InMemoryRetention(
            InMemoryAccounts accounts,
            InMemoryInboxes inboxes,
            InMemorySessions sessions,
            Table<MessageId, Message> messages,
            InboxFeed feed,
            InMemoryUnitOfWork unitOfWork) {
        this.accounts = accounts;
        this.inboxes = inboxes;
        this.sessions = sessions;
        this.messages = messages;
        this.feed = feed;
        this.unitOfWork = unitOfWork;
        this.settled = new Table<>(unitOfWork);
    }

    @Override
    public List<AccountId> withEventsBefore(Instant cutoff, int limit) {
        return unitOfWork.call(() -> accounts.all().stream()
                .map(account -> account.id())
                .filter(account -> !old(account, cutoff, 1).isEmpty())
                .limit(limit)
                .toList());
    }

    private List<InboxEvent> old(AccountId account, Instant cutoff, int limit) {
        return inboxes.after(account, inboxes.bounds(account).prunedTo(), limit).stream()
                .takeWhile(event -> event.at().isBefore(cutoff))
                .toList();
    }

    @Override
    public List<Message> prune(AccountId account, Instant cutoff, int limit) {
        return unitOfWork.call(() -> {
            List<InboxEvent> old = old(account, cutoff, limit);
            if (old.isEmpty()) {
                return List.of();
            }
            long acknowledged = sessions.acknowledged(account);
            inboxes.prune(account, old.getLast().seq());
            feed.forget(account);
            return old.stream()
                    .filter(event -> event.seq() > acknowledged)
                    .flatMap(event -> event.payload() instanceof EventPayload.MessageArrived arrived
                            ? Stream.of(arrived.message())
                            : Stream.empty())
                    .filter(message -> !message.sender().equals(account) && !message.deleted())
                    .filter(message -> settled.find(message.id()).isEmpty())
                    .toList();
        });
    }

    @Override
    public List<Message> expired(Instant now, int limit) {
        return unitOfWork.call(() -> messages.rows().stream()
                .filter(message -> message.expiredAt(now))
                .filter(message -> settled.find(message.id()).isEmpty())
                .sorted(comparing(message -> requireNonNull(message.expiresAt())))
                .limit(limit)
                .toList());
    }

    @Override
    public void settled(Collection<MessageId> over) {
        unitOfWork.run(() -> over.forEach(id -> settled.put(id, true)));
    }
}
