package io.webchat.application.messaging;

import io.webchat.application.files.AttachmentView;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as one account sees it.
 *
 * @param conversation {@code dm:} and the other's address, or {@code group:} and its id
 * @param fromOwner the person behind an agent; null for others
 * @param to the receiver's address, or {@code group:} and its id
 * @param translation null where there is none, or none is shown
 * @param status how far it has come: of what others sent, that it is here
 * @param receivedAt when a message from outside reached its phone or gateway; null where that isn't known
 * @param expired its time is over: text, subject and attachments are withheld
 */
public record MessageView(
        Message message,
        String conversation,
        ChatAddress from,
        String fromName,
        AccountKind fromKind,
        @Nullable ChatAddress fromOwner,
        String to,
        boolean expired,
        List<AttachmentView> attachments,
        List<ReactionView> reactions,
        @Nullable Translation translation,
        @Nullable Instant receivedAt,
        String status) {
    /** An emoji, and who put it there. */
    public record ReactionView(String emoji, List<ChatAddress> from) {}

    public MessageView {
        attachments = List.copyOf(attachments);
        reactions = List.copyOf(reactions);
    }

    /** With what was put to it; events come without, and tell of each reaction by itself. */
    MessageView with(List<ReactionView> shown) {
        return new MessageView(
                message,
                conversation,
                from,
                fromName,
                fromKind,
                fromOwner,
                to,
                expired,
                attachments,
                shown,
                translation,
                receivedAt,
                status);
    }

    /** With what it says in the viewer's language; events come without, and tell of it by itself. */
    MessageView with(@Nullable Translation shown) {
        return new MessageView(
                message,
                conversation,
                from,
                fromName,
                fromKind,
                fromOwner,
                to,
                expired,
                attachments,
                reactions,
                shown,
                receivedAt,
                status);
    }

    /** With how far it has come; events come with what is known when they are told. */
    MessageView withStatus(String reached) {
        return new MessageView(
                message,
                conversation,
                from,
                fromName,
                fromKind,
                fromOwner,
                to,
                expired,
                attachments,
                reactions,
                translation,
                receivedAt,
                reached);
    }

    /** Nothing that it said is shown any more. */
    public boolean withheld() {
        return expired || message.deleted();
    }

    public String text() {
        return withheld() ? "" : message.content().text();
    }

    public @Nullable String subject() {
        return withheld() ? null : message.content().subject();
    }

    public Instant createdAt() {
        return message.createdAt();
    }
}
