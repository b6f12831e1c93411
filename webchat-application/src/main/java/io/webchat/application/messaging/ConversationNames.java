package io.webchat.application.messaging;

import io.webchat.application.identity.Accounts;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.util.Optional;

/** The names under which each side of a conversation knows it: {@code dm:} and the other's address. */
public final class ConversationNames {
    private static final String DIRECT = "dm:";

    private final Accounts accounts;
    private final Conversations conversations;

    @Inject
    public ConversationNames(Accounts accounts, Conversations conversations) {
        this.accounts = accounts;
        this.conversations = conversations;
    }

    /** Empty when the viewer has no conversation of that name. */
    public Optional<Conversation> find(Account viewer, String name) {
        if (!name.startsWith(DIRECT)) {
            return Optional.empty();
        }
        return account(name.substring(DIRECT.length()))
                .flatMap(other -> conversations.existing(viewer.id(), other.id()))
                .map(direct -> direct);
    }

    private Optional<Account> account(String address) {
        try {
            return accounts.find(ChatAddress.parse("conversation", address));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    /** How {@code viewer} calls the conversation. */
    public String of(AccountId viewer, ConversationId id) {
        return switch (conversations.find(id).orElseThrow()) {
            case Conversation.Direct direct -> direct(address(direct.other(viewer)));
        };
    }

    String direct(ChatAddress other) {
        return DIRECT + other;
    }

    private ChatAddress address(AccountId id) {
        return accounts.find(id).orElseThrow().address();
    }
}
