package io.webchat.application.messaging;

import io.webchat.application.files.DetachFiles;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.Translations;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Edits and deletes messages, for everybody who has them. */
public final class ChangeMessage {
    private final Messages messages;
    private final Conversations conversations;
    private final Participants participants;
    private final NotifyConversation notifyConversation;
    private final DetachFiles detachFiles;
    private final Translations translations;
    private final Views views;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    ChangeMessage(
            Messages messages,
            Conversations conversations,
            Participants participants,
            NotifyConversation notifyConversation,
            DetachFiles detachFiles,
            Translations translations,
            Views views,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.messages = messages;
        this.conversations = conversations;
        this.participants = participants;
        this.notifyConversation = notifyConversation;
        this.detachFiles = detachFiles;
        this.translations = translations;
        this.views = views;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** Only its sender edits, and only where it may still write. Nothing happens when the text is the same. */
    public MessageView edit(SignedIn caller, String messageId, String text) {
        AccountId by = caller.account().id();
        return views.of(by, edit(by, messageId, text));
    }

    /** As above, by an account that needs no session; returns what is stored. */
    public Message edit(AccountId by, String messageId, String text) {
        return unitOfWork.call(() -> {
            Message message = visible(by, messageId);
            if (!message.sender().equals(by)) {
                throw Refusal.of(RefusalCode.NOT_YOURS, "Only the sender of a message edits it.");
            }
            Conversation conversation = conversation(message);
            participants.requireWriter(conversation, by);
            Content content = message.content().saying(text);
            if (content.equals(message.content())) {
                return message;
            }
            Instant now = clock.instant();
            Message edited = messages.edit(message, content, now);
            notifyConversation.tell(conversation, by, new EventPayload.MessageEdited(edited), now);
            return edited;
        });
    }

    /** Its sender deletes, or who looks after the group. A repeat changes nothing. */
    public void delete(SignedIn caller, String messageId) {
        AccountId by = caller.account().id();
        unitOfWork.run(() -> {
            Message message = messages.lock(MessageId.parse(messageId).orElseThrow(ChangeMessage::unknown))
                    .filter(found -> participants.sees(by, found))
                    .orElseThrow(ChangeMessage::unknown);
            Conversation conversation = conversation(message);
            if (!mayDelete(by, message, conversation)) {
                throw Refusal.of(
                        RefusalCode.NOT_YOURS, "Only the sender of a message, or an admin of its group, deletes it.");
            }
            if (!message.deleted()) {
                Instant now = clock.instant();
                // Before the logs, as who makes translations takes them.
                translations.forget(message.id());
                notifyConversation.tell(
                        conversation, by, new EventPayload.MessageDeleted(messages.delete(message, now)), now);
                detachFiles.of(message.content().attachments());
            }
        });
    }

    /** What it said before, oldest first, to those who see it; nothing once it is deleted. */
    public List<Messages.Edit> edits(SignedIn caller, String messageId) {
        AccountId viewer = caller.account().id();
        return unitOfWork.call(() -> messages.edits(visible(viewer, messageId).id()));
    }

    private boolean mayDelete(AccountId by, Message message, Conversation conversation) {
        if (message.sender().equals(by)) {
            return true;
        }
        Role role = conversation instanceof Conversation.OfGroup of ? participants.role(of, by) : null;
        return role != null && role.manages();
    }

    private Message visible(AccountId by, String messageId) {
        Message message = messages.lock(MessageId.parse(messageId).orElseThrow(ChangeMessage::unknown))
                .filter(found -> participants.sees(by, found))
                .orElseThrow(ChangeMessage::unknown);
        if (message.deleted()) {
            throw Refusal.of(RefusalCode.ALREADY_DELETED, "The message was deleted; send a new one.");
        }
        return message;
    }

    private Conversation conversation(Message message) {
        return conversations.find(message.conversation()).orElseThrow(ChangeMessage::unknown);
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.NOT_FOUND, "Check the message_id: no message of yours has it.");
    }
}
