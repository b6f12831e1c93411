package io.webchat.application.messaging;

import io.webchat.application.groups.Groups;
import io.webchat.application.safety.Blocks;
import io.webchat.domain.Refusal;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupSettings.History;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who takes part in a conversation, and who may write there: asked on every path that reads or writes. */
public final class Participants {
    /** Members of a group whose receipts are told: each step of each reader costs every other one an event. */
    static final int MAX_TOLD = 100;

    private final Groups groups;
    private final Blocks blocks;
    private final Conversations conversations;

    @Inject
    public Participants(Groups groups, Blocks blocks, Conversations conversations) {
        this.groups = groups;
        this.blocks = blocks;
        this.conversations = conversations;
    }

    public boolean includes(Conversation conversation, AccountId account) {
        return switch (conversation) {
            case Conversation.Direct direct -> direct.includes(account);
            case Conversation.OfGroup of -> groups.member(of.group(), account).isPresent();
        };
    }

    /** Whether a message may be shown to the account: it takes part, and a late joiner may look back so far. */
    public boolean sees(AccountId account, Message message) {
        return conversations
                .find(message.conversation())
                .filter(conversation -> readableAfter(conversation, account) < message.conversationSeq())
                .isPresent();
    }

    /** The place after which the account may read; {@link Long#MAX_VALUE} for who takes no part. */
    public long readableAfter(Conversation conversation, AccountId account) {
        return switch (conversation) {
            case Conversation.Direct direct -> direct.includes(account) ? 0 : Long.MAX_VALUE;
            case Conversation.OfGroup of ->
                groups.member(of.group(), account)
                        .flatMap(member -> groups.find(of.group()).map(group -> readableAfter(group, member)))
                        .orElse(Long.MAX_VALUE);
        };
    }

    private static long readableAfter(Group group, Member member) {
        return group.settings().history() == History.ALL ? 0 : member.joinedAfter();
    }

    /**
     * Holds that the account may write there now.
     *
     * @throws Refusal as {@link Group#requireWriter} says; {@code recipient_unknown} where one has blocked the other
     */
    public void requireWriter(Conversation conversation, AccountId account) {
        switch (conversation) {
            case Conversation.Direct direct -> requireNoBlock(account, direct.other(account));
            case Conversation.OfGroup of ->
                groups.find(of.group()).orElseThrow(Group::unknown).requireWriter(role(of, account));
        }
    }

    /** @throws Refusal {@code recipient_unknown} where one has blocked the other */
    public void requireNoBlock(AccountId one, AccountId other) {
        if (blocks.between(one, other)) {
            throw Recipients.unknown();
        }
    }

    public @Nullable Role role(Conversation.OfGroup of, AccountId account) {
        return groups.member(of.group(), account).map(Member::role).orElse(null);
    }

    /** Everybody who gets what is written there, {@code first} at the head. */
    public List<AccountId> readers(Conversation conversation, AccountId first) {
        return switch (conversation) {
            case Conversation.Direct direct -> readers(first, direct.other(first));
            case Conversation.OfGroup of ->
                Stream.concat(
                                Stream.of(first),
                                groups.members(of.group()).stream().map(Member::account))
                        .distinct()
                        .toList();
        };
    }

    private static List<AccountId> readers(AccountId first, AccountId other) {
        return first.equals(other) ? List.of(first) : List.of(first, other);
    }

    /** Whether it is small enough for each reader's step to be told to all; otherwise receipts are asked for. */
    public boolean tracksReceipts(Conversation conversation) {
        return !(conversation instanceof Conversation.OfGroup of) || groups.size(of.group()) <= MAX_TOLD;
    }
}
