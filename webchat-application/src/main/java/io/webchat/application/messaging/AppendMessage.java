package io.webchat.application.messaging;

import io.webchat.application.groups.TellGroup;
import io.webchat.application.work.UnitOfWork;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Puts a message into its conversation and into the logs of its readers; those of a large group follow behind. */
public final class AppendMessage {
    private final Participants participants;
    private final TellGroup tellGroup;
    private final MessageLog log;
    private final UnitOfWork unitOfWork;

    @Inject
    AppendMessage(Participants participants, TellGroup tellGroup, MessageLog log, UnitOfWork unitOfWork) {
        this.participants = participants;
        this.tellGroup = tellGroup;
        this.log = log;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Appends, if the sender may write there.
     *
     * @param draft makes the message for the readers who get it at once
     * @throws io.webchat.domain.Refusal for who may not write
     */
    public Appended to(Conversation conversation, Function<List<AccountId>, NewMessage> draft, AccountId sender) {
        participants.requireWriter(conversation, sender);
        if (conversation instanceof Conversation.OfGroup of && tellGroup.large(of.group())) {
            return toLargeGroup(of, draft.apply(List.of(sender)));
        }
        return log.append(draft.apply(participants.readers(conversation, sender)));
    }

    /**
     * As {@link #to}, without waiting: what one thread appends one after the other is stored in that order. Only for a
     * large group the caller waits, whose members are told within a unit of work.
     */
    CompletionStage<Appended> later(
            Conversation conversation, Function<List<AccountId>, NewMessage> draft, AccountId sender) {
        participants.requireWriter(conversation, sender);
        if (conversation instanceof Conversation.OfGroup of && tellGroup.large(of.group())) {
            return CompletableFuture.completedStage(toLargeGroup(of, draft.apply(List.of(sender))));
        }
        return log.appendLater(draft.apply(participants.readers(conversation, sender)));
    }

    private Appended toLargeGroup(Conversation.OfGroup of, NewMessage message) {
        return unitOfWork.call(() -> {
            Appended appended = log.append(message);
            if (appended.outcome() == Appended.Outcome.STORED) {
                tellGroup.tellLater(
                        of.group(),
                        message.sender(),
                        new Happening.MessageArrived(appended.message()),
                        message.createdAt());
            }
            return appended;
        });
    }
}
