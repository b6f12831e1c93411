package io.webchat.application.messaging;

import io.webchat.application.files.AttachmentViews;
import io.webchat.application.identity.Accounts;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what is stored under the names that a viewer knows. */
public final class Views {
    private final Accounts accounts;
    private final Conversations conversations;
    private final ConversationNames names;
    private final AttachmentViews attachmentViews;
    private final Clock clock;

    @Inject
    public Views(
            Accounts accounts,
            Conversations conversations,
            ConversationNames names,
            AttachmentViews attachmentViews,
            Clock clock) {
        this.accounts = accounts;
        this.conversations = conversations;
        this.names = names;
        this.attachmentViews = attachmentViews;
        this.clock = clock;
    }

    public MessageView of(AccountId viewer, Message message) {
        Account sender = account(message.sender());
        boolean expired = message.expiredAt(clock.instant());
        return new MessageView(
                message,
                conversation(viewer, message.conversation()),
                sender.address(),
                sender.displayName(),
                sender.kind(),
                owner(sender),
                target(message),
                expired,
                expired ? List.of() : attachmentViews.of(message.content().attachments()),
                List.of(),
                null);
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

    /** The owner of the agent that the viewer writes with; null for groups and for anybody else. */
    @Nullable
    ChatAddress otherOwner(AccountId viewer, Conversation conversation) {
        return conversation instanceof Conversation.Direct direct ? owner(account(direct.other(viewer))) : null;
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
