package io.webchat.application.messaging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.application.bridge.InboundDetails;
import io.webchat.application.files.AttachmentViews;
import io.webchat.application.identity.Accounts;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what is stored under the names that a viewer knows. */
@Singleton
public final class Views {
    /** They never change, and are asked for with each showing of their message. */
    private static final int MAX_DETAILS = 10_000;

    private final Accounts accounts;
    private final Conversations conversations;
    private final ConversationNames names;
    private final AttachmentViews attachmentViews;
    private final InboundDetails inboundDetails;
    private final Cache<MessageId, InboundDetails.Detail> details =
            Caffeine.newBuilder().maximumSize(MAX_DETAILS).build();
    private final Clock clock;

    @Inject
    public Views(
            Accounts accounts,
            Conversations conversations,
            ConversationNames names,
            AttachmentViews attachmentViews,
            InboundDetails inboundDetails,
            Clock clock) {
        this.accounts = accounts;
        this.conversations = conversations;
        this.names = names;
        this.attachmentViews = attachmentViews;
        this.inboundDetails = inboundDetails;
        this.clock = clock;
    }

    public MessageView of(AccountId viewer, Message message) {
        Account sender = account(message.sender());
        boolean expired = message.expiredAt(clock.instant());
        InboundDetails.Detail detail = detail(sender, message);
        return new MessageView(
                message,
                conversation(viewer, message.conversation()),
                sender.address(),
                detail.author() == null ? sender.displayName() : detail.author(),
                sender.kind(),
                owner(sender),
                target(message),
                expired,
                expired ? List.of() : attachmentViews.of(message.content().attachments()),
                List.of(),
                null,
                detail.receivedAt(),
                (message.sender().equals(viewer) ? DeliveryStatus.QUEUED : DeliveryStatus.DELIVERED).wireName());
    }

    /** Only messages from outside have any. */
    private InboundDetails.Detail detail(Account sender, Message message) {
        return sender.kind() == AccountKind.BRIDGE
                ? details.get(message.id(), id -> inboundDetails.of(id).orElse(InboundDetails.Detail.NONE))
                : InboundDetails.Detail.NONE;
    }

    /** The name under which the viewer knows the conversation. */
    public String conversation(AccountId viewer, ConversationId id) {
        return names.of(viewer, id);
    }

    public ChatAddress address(AccountId id) {
        return account(id).address();
    }

    private String target(Message message) {
        return switch (stored(message.conversation())) {
            case Conversation.Direct direct ->
                address(direct.other(message.sender())).value();
            case Conversation.OfGroup of -> names.of(message.sender(), of.id());
        };
    }

    private @Nullable ChatAddress owner(Account account) {
        return account.owner() == null ? null : address(account.owner());
    }

    private Conversation stored(ConversationId id) {
        return conversations.find(id).orElseThrow(() -> new IllegalStateException("a message without conversation"));
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("a message names an unknown account"));
    }
}
