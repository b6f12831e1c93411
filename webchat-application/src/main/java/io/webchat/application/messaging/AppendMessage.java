package io.webchat.application.messaging;

import io.webchat.application.bridge.Dispatch;
import io.webchat.application.bridge.QueueForPhone;
import io.webchat.application.groups.NotifyGroup;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Puts a message into its conversation and into the logs of its readers; those of a large group follow behind. */
public final class AppendMessage {
    private final Participants participants;
    private final NotifyGroup notifyGroup;
    private final MessageLog log;
    private final QueueForPhone queueForPhone;
    private final UnitOfWork unitOfWork;

    @Inject
    AppendMessage(
            Participants participants,
            NotifyGroup notifyGroup,
            MessageLog log,
            QueueForPhone queueForPhone,
            UnitOfWork unitOfWork) {
        this.participants = participants;
        this.notifyGroup = notifyGroup;
        this.log = log;
        this.queueForPhone = queueForPhone;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Appends, if the sender may write there.
     *
     * @param draft makes the message for the readers who get it at once
     * @throws io.webchat.domain.Refusal for who may not write
     */
    public Appended to(Conversation conversation, Function<List<AccountId>, NewMessage> draft, AccountId sender) {
        return to(conversation, draft, sender, Dispatch.USUAL);
    }

    /** As above; {@code dispatch} says how it leaves the relay, if it does. */
    public Appended to(
            Conversation conversation,
            Function<List<AccountId>, NewMessage> draft,
            AccountId sender,
            Dispatch dispatch) {
        participants.requireWriter(conversation, sender);
        if (conversation instanceof Conversation.OfGroup of && notifyGroup.large(of.group())) {
            return toLargeGroup(of, draft.apply(List.of(sender)));
        }
        NewMessage message = draft.apply(participants.readers(conversation, sender));
        return queueForPhone
                .contact(conversation, sender)
                .map(contact -> queueForPhone.append(contact, message, dispatch))
                .orElseGet(() -> log.append(message));
    }

    /**
     * As {@link #to}, without waiting: what one thread appends one after the other is stored in that order. Only for a
     * large group or a phone the caller waits: those take a unit of work.
     */
    CompletionStage<Appended> later(
            Conversation conversation,
            Function<List<AccountId>, NewMessage> draft,
            AccountId sender,
            Dispatch dispatch) {
        participants.requireWriter(conversation, sender);
        if (conversation instanceof Conversation.OfGroup of && notifyGroup.large(of.group())) {
            return CompletableFuture.completedStage(toLargeGroup(of, draft.apply(List.of(sender))));
        }
        NewMessage message = draft.apply(participants.readers(conversation, sender));
        Optional<Account> contact = queueForPhone.contact(conversation, sender);
        return contact.isPresent()
                ? CompletableFuture.completedStage(queueForPhone.append(contact.get(), message, dispatch))
                : log.appendLater(message);
    }

    private Appended toLargeGroup(Conversation.OfGroup of, NewMessage message) {
        return unitOfWork.call(() -> {
            Appended appended = log.append(message);
            if (appended.outcome() == Appended.Outcome.STORED) {
                notifyGroup.tellLater(
                        of.group(),
                        message.sender(),
                        new EventPayload.MessageArrived(appended.message()),
                        message.createdAt());
            }
            return appended;
        });
    }
}
