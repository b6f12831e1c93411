package io.webchat.application.messaging;

import io.webchat.application.groups.Groups;
import io.webchat.application.identity.Accounts;
import io.webchat.domain.Refusal;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import jakarta.inject.Inject;
import java.util.Optional;

/** The names of conversations: {@code dm:} and the other's address, as each side sees it, or {@code group:} and its id. */
public final class ConversationNames {
    private static final String DIRECT = "dm:";
    private static final String GROUP = "group:";

    private final Accounts accounts;
    private final Conversations conversations;
    private final Groups groups;

    @Inject
    public ConversationNames(Accounts accounts, Conversations conversations, Groups groups) {
        this.accounts = accounts;
        this.conversations = conversations;
        this.groups = groups;
    }

    /** Empty when the viewer takes no part in one of that name. */
    public Optional<Conversation> find(Account viewer, String name) {
        if (name.startsWith(GROUP)) {
            return group(name)
                    .filter(group -> groups.member(group.id(), viewer.id()).isPresent())
                    .map(ConversationNames::of);
        }
        if (!name.startsWith(DIRECT)) {
            return Optional.empty();
        }
        return address(name.substring(DIRECT.length()))
                .flatMap(address -> address.outside() ? accounts.contact(viewer.id(), address) : accounts.find(address))
                .flatMap(other -> conversations.existing(viewer.id(), other.id()))
                .map(direct -> direct);
    }

    /** A group by {@code group:} and its id, whoever asks. */
    Optional<Group> group(String name) {
        return name.startsWith(GROUP)
                ? GroupId.parse(name.substring(GROUP.length())).flatMap(groups::find)
                : Optional.empty();
    }

    static Conversation.OfGroup of(Group group) {
        return new Conversation.OfGroup(group.conversation(), group.id());
    }

    private static Optional<ChatAddress> address(String typed) {
        try {
            return Optional.of(ChatAddress.parse("conversation", typed));
        } catch (Refusal malformed) {
            return Optional.empty();
        }
    }

    /** How {@code viewer} calls the conversation. */
    public String of(AccountId viewer, ConversationId id) {
        return switch (conversations.find(id).orElseThrow()) {
            case Conversation.Direct direct -> direct(address(direct.other(viewer)));
            case Conversation.OfGroup of -> GROUP + of.group();
        };
    }

    String direct(ChatAddress other) {
        return DIRECT + other;
    }

    private ChatAddress address(AccountId id) {
        return accounts.find(id).orElseThrow().address();
    }
}
