package io.webchat.application.messaging;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Emoji;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Puts an emoji to a message, or takes it back. Readers of a stream do so too: it writes no message. */
public final class React {
    /** Emoji of one person at one message. */
    public static final int MAX_OF_ONE = 12;

    private final Messages messages;
    private final Conversations conversations;
    private final Participants participants;
    private final NotifyConversation notifyConversation;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    React(
            Messages messages,
            Conversations conversations,
            Participants participants,
            NotifyConversation notifyConversation,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.messages = messages;
        this.conversations = conversations;
        this.participants = participants;
        this.notifyConversation = notifyConversation;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** A repeat changes nothing. */
    public void handle(SignedIn caller, String messageId, String emoji, boolean remove) {
        handle(caller.account().id(), messageId, emoji, remove);
    }

    /** The emoji that the account has put to the message. */
    public List<String> standing(AccountId by, MessageId message) {
        return unitOfWork.call(() -> own(by, message));
    }

    private List<String> own(AccountId by, MessageId message) {
        return messages.reactions(List.of(message)).getOrDefault(message, List.of()).stream()
                .filter(reaction -> reaction.by().equals(by))
                .map(Messages.Reaction::emoji)
                .toList();
    }

    /**
     * As above, by an account that needs no session.
     *
     * @throws Refusal {@code emoji} when it has put too many there
     */
    public void handle(AccountId by, String messageId, String emoji, boolean remove) {
        Messages.Reaction reaction = new Messages.Reaction(by, Emoji.parse(emoji));
        unitOfWork.run(() -> {
            Message message = MessageId.parse(messageId)
                    .flatMap(messages::lock)
                    .filter(found -> participants.sees(by, found) && !found.deleted())
                    .orElseThrow(() ->
                            Refusal.of(RefusalCode.NOT_FOUND, "Check the message_id: no message of yours has it."));
            requireNoBlock(by, message);
            if (!remove) {
                requireRoom(own(by, message.id()), reaction.emoji());
            }
            Instant now = clock.instant();
            boolean changed =
                    remove ? messages.takeBack(message.id(), reaction) : messages.react(message.id(), reaction, now);
            if (changed) {
                Conversation conversation =
                        conversations.find(message.conversation()).orElseThrow();
                notifyConversation.tell(
                        conversation,
                        by,
                        new EventPayload.ReactionChanged(
                                message.id(), message.conversation(), by, reaction.emoji(), remove),
                        now);
            }
        });
    }

    private static void requireRoom(List<String> own, String emoji) {
        if (own.size() >= MAX_OF_ONE && !own.contains(emoji)) {
            throw Refusal.field(
                    "emoji", "too_many", "Take one back first: a person puts at most " + MAX_OF_ONE + " to a message.");
        }
    }

    private void requireNoBlock(AccountId by, Message message) {
        if (conversations.find(message.conversation()).orElseThrow() instanceof Conversation.Direct direct) {
            participants.requireNoBlock(by, direct.other(by));
        }
    }
}
