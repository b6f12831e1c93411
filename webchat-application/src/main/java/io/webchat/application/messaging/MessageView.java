package io.webchat.application.messaging;

import io.webchat.application.files.AttachmentView;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as one account sees it.
 *
 * @param conversation {@code dm:} and the other's address
 * @param fromOwner the person behind an agent; null for others
 * @param to the receiver's address
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
        List<AttachmentView> attachments) {
    public MessageView {
        attachments = List.copyOf(attachments);
    }

    public String text() {
        return expired ? "" : message.content().text();
    }

    public @Nullable String subject() {
        return expired ? null : message.content().subject();
    }

    public Instant createdAt() {
        return message.createdAt();
    }
}
