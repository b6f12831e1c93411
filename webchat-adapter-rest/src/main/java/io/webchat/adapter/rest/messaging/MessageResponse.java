package io.webchat.adapter.rest.messaging;

import io.webchat.adapter.rest.files.AttachmentResponse;
import io.webchat.adapter.rest.language.TranslationResponse;
import io.webchat.application.messaging.MessageView;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on the wire.
 *
 * @param receivedAt when a message from outside reached its phone or gateway
 */
public record MessageResponse(
        String messageId,
        String channel,
        String conversation,
        long conversationSeq,
        String from,
        String fromName,
        String fromKind,
        @Nullable String fromOwner,
        String to,
        String text,
        @Nullable String subject,
        List<AttachmentResponse> attachments,
        @Nullable String replyTo,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant expiresAt,
        boolean deleted,
        @Nullable List<Reaction> reactions,
        @Nullable TranslationResponse translation,
        String status,
        @Nullable Instant receivedAt) {
    /** An emoji, and the addresses of those who put it there. */
    public record Reaction(String emoji, List<String> from) {
        static Reaction of(MessageView.ReactionView view) {
            return new Reaction(
                    view.emoji(), view.from().stream().map(ChatAddress::value).toList());
        }
    }

    public static MessageResponse of(MessageView view) {
        return of(view, view.expired() ? "expired" : view.status());
    }

    static MessageResponse of(MessageView view, DeliveryStatus status, @Nullable OutboundMessage outboundMessage) {
        String word = outboundMessage == null
                ? status.wireName()
                : outboundMessage.progress().wireName();
        return of(view, view.expired() && outboundMessage == null ? "expired" : word);
    }

    private static MessageResponse of(MessageView view, String status) {
        Message message = view.message();
        return new MessageResponse(
                message.id().toString(),
                message.channel().wireName(),
                view.conversation(),
                message.conversationSeq(),
                view.from().value(),
                view.fromName(),
                view.fromKind().wireName(),
                view.fromOwner() == null ? null : view.fromOwner().value(),
                view.to(),
                view.text(),
                view.subject(),
                view.attachments().stream().map(AttachmentResponse::of).toList(),
                message.content().replyTo() == null
                        ? null
                        : message.content().replyTo().toString(),
                message.createdAt(),
                message.editedAt(),
                message.expiresAt(),
                view.withheld(),
                view.reactions().isEmpty()
                        ? null
                        : view.reactions().stream().map(Reaction::of).toList(),
                view.translation() == null || view.withheld() ? null : TranslationResponse.of(view.translation()),
                status,
                view.receivedAt());
    }
}
