package io.webchat.application.messaging;

import io.webchat.application.bridge.Dispatch;
import io.webchat.application.bridge.QueueForPhone;
import io.webchat.application.groups.Groups;
import io.webchat.application.groups.NotifyGroup;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Puts a message into its conversation and into the logs of its readers. A plain message goes to the log at once, which
 * gathers it with others into one commit. A message for a phone or for a large group takes a unit of work.
 */
public final class AppendMessage {
    private final Participants participants;
    private final Groups groups;
    private final NotifyGroup notifyGroup;
    private final MessageLog log;
    private final QueueForPhone queueForPhone;
    private final UnitOfWork unitOfWork;

    @Inject
    AppendMessage(
            Participants participants,
            Groups groups,
            NotifyGroup notifyGroup,
            MessageLog log,
            QueueForPhone queueForPhone,
            UnitOfWork unitOfWork) {
        this.participants = participants;
        this.groups = groups;
        this.notifyGroup = notifyGroup;
        this.log = log;
        this.queueForPhone = queueForPhone;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Stores the message; not inside a unit of work.
     *
     * @param draft without readers
     * @param dispatch how it leaves the relay, if it does
     * @throws io.webchat.domain.Refusal if the sender may not write there
     */
    public Appended now(Conversation conversation, NewMessage draft, Dispatch dispatch) {
        participants.requireWriter(conversation, draft.sender());
        return plain(conversation, draft).map(log::append).orElseGet(() -> inUnit(conversation, draft, dispatch));
    }

    /**
     * As {@link #now}, without waiting where that is possible: plain messages that one thread appends one after the
     * other are stored in that order. A message for a large group or a phone is stored when this returns.
     */
    CompletionStage<Appended> later(Conversation conversation, NewMessage draft, Dispatch dispatch) {
        participants.requireWriter(conversation, draft.sender());
        return plain(conversation, draft)
                .map(log::appendLater)
                .orElseGet(() -> CompletableFuture.completedStage(inUnit(conversation, draft, dispatch)));
    }

    /**
     * As {@link #now}, as the last step of the unit of work that the caller is in.
     *
     * @throws io.webchat.domain.Refusal if the sender may not write there
     */
    public StagedMessage stage(Conversation conversation, NewMessage draft, Dispatch dispatch) {
        if (conversation instanceof Conversation.OfGroup of) {
            // Who joins or leaves at the same moment is in the members' list before this message, or after it.
            groups.lock(of.group());
        }
        participants.requireWriter(conversation, draft.sender());
        Optional<Account> contact = queueForPhone.contact(conversation, draft.sender());
        if (contact.isPresent()) {
            return queueForPhone.stage(contact.get(), draft, dispatch);
        }
        return conversation instanceof Conversation.OfGroup of && notifyGroup.large(of.group())
                ? stageForLargeGroup(of.group(), draft)
                : log.stage(addressed(conversation, draft));
    }

    /** With its readers, if it needs no unit of work. */
    private Optional<NewMessage> plain(Conversation conversation, NewMessage draft) {
        boolean needsUnit = switch (conversation) {
            case Conversation.OfGroup of -> notifyGroup.large(of.group());
            case Conversation.Direct direct ->
                queueForPhone.contact(direct, draft.sender()).isPresent();
        };
        return needsUnit ? Optional.empty() : Optional.of(addressed(conversation, draft));
    }

    private Appended inUnit(Conversation conversation, NewMessage draft, Dispatch dispatch) {
        return unitOfWork.call(() -> stage(conversation, draft, dispatch)).appended();
    }

    private NewMessage addressed(Conversation conversation, NewMessage draft) {
        List<AccountId> readers = participants.readers(conversation, draft.sender());
        return conversation instanceof Conversation.OfGroup of
                ? draft.toMembers(of.group(), readers)
                : draft.to(readers);
    }

    private StagedMessage stageForLargeGroup(GroupId group, NewMessage draft) {
        StagedMessage staged = log.stage(draft.to(List.of(draft.sender())));
        if (staged.isFresh()) {
            notifyGroup.deliverLater(group, draft);
        }
        return staged;
    }
}
