package io.webchat.application.messaging;

import io.webchat.application.files.AttachFiles;
import io.webchat.domain.Refusal;
import io.webchat.domain.files.AttachmentText;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Puts together what a message says, from what its sender gave. */
final class ComposeContent {
    private final MessageLog log;
    private final AttachFiles attachFiles;
    private final Participants participants;

    @Inject
    ComposeContent(MessageLog log, AttachFiles attachFiles, Participants participants) {
        this.log = log;
        this.attachFiles = attachFiles;
        this.participants = participants;
    }

    /** @throws Refusal naming the field that is not allowed */
    Content of(SendMessage.Command command) {
        AttachmentText read = AttachmentText.read(command.text());
        return Content.of(
                read.text(),
                command.subject(),
                answered(command.replyTo()),
                attachFiles.of(command.sender().id(), command.attachments(), read.files()));
    }

    private @Nullable MessageId answered(@Nullable String replyTo) {
        if (replyTo == null || replyTo.isBlank()) {
            return null;
        }
        return MessageId.parse(replyTo).flatMap(log::find).map(Message::id).orElseThrow(ComposeContent::unknownReply);
    }

    /** @throws Refusal when it answers a message of another conversation, or one from before the sender joined */
    void requireSameConversation(Content content, Conversation conversation, AccountId sender) {
        MessageId answered = content.replyTo();
        if (answered != null
                && log.find(answered)
                        .filter(found -> found.conversation().equals(conversation.id()))
                        .filter(found -> participants.sees(sender, found))
                        .isEmpty()) {
            throw unknownReply();
        }
    }

    private static Refusal unknownReply() {
        return Refusal.field("reply_to", "unknown", "Give reply_to the id of a message of the same conversation.");
    }
}
