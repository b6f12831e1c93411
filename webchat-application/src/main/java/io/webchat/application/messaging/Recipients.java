package io.webchat.application.messaging;

import io.webchat.application.bridge.Contacts;
import io.webchat.application.bridge.OutboundRouting;
import io.webchat.application.identity.Accounts;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Conversation;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Finds where a message is to go. */
public final class Recipients {
    private final Accounts accounts;
    private final Conversations conversations;
    private final ConversationNames names;
    private final Participants participants;
    private final OutboundRouting routing;
    private final Contacts contacts;

    @Inject
    public Recipients(
            Accounts accounts,
            Conversations conversations,
            ConversationNames names,
            Participants participants,
            OutboundRouting routing,
            Contacts contacts) {
        this.accounts = accounts;
        this.conversations = conversations;
        this.names = names;
        this.participants = participants;
        this.routing = routing;
        this.contacts = contacts;
    }

    /**
     * The conversation of the sender with whom it names; with an address, made if there is none yet.
     *
     * @param to an address, one outside of the relay among them, or {@code group:} and a group's id
     * @throws Refusal {@code recipient_unknown} when there is none, or none that the sender may know of
     */
    public Conversation conversation(Account sender, String to) {
        if (OutboundRouting.leaves(Channel.PCHAT, to)) {
            return outside(sender, routing.of(sender, Channel.PCHAT, to, null));
        }
        return to.startsWith("group:") ? group(sender, to) : direct(sender, to);
    }

    /**
     * Where somebody is reached.
     *
     * @param phone by which; null inside of the relay
     */
    public record Reached(
            Conversation conversation, @Nullable PhoneId phone) {
        public boolean outside() {
            return phone != null;
        }
    }

    /**
     * As {@link #conversation}.
     *
     * @param phoneId the phone to go by, for somebody outside; null for the usual
     */
    public Reached reached(Account sender, String to, @Nullable String phoneId) {
        if (!OutboundRouting.leaves(Channel.PCHAT, to)) {
            return new Reached(conversation(sender, to), null);
        }
        OutboundRouting.Target way = routing.of(sender, Channel.PCHAT, to, phoneId);
        return new Reached(outside(sender, way), way.phone().id());
    }

    /** The sender's conversation with somebody outside of the relay. */
    Conversation outside(Account sender, OutboundRouting.Target way) {
        Account contact = contacts.get(sender.id(), way.to(), null);
        participants.requireNoBlock(sender.id(), contact.id());
        return conversations.between(sender.id(), contact.id());
    }

    private Conversation group(Account sender, String to) {
        return names.group(to)
                .map(ConversationNames::of)
                .filter(conversation -> participants.includes(conversation, sender.id()))
                .orElseThrow(Recipients::unknown);
    }

    private Conversation direct(Account sender, String to) {
        Account receiver = accounts.find(address(to)).filter(Account::active).orElseThrow(Recipients::unknown);
        participants.requireNoBlock(sender.id(), receiver.id());
        return conversations.between(sender.id(), receiver.id());
    }

    private static ChatAddress address(String to) {
        try {
            return ChatAddress.parse("to", to);
        } catch (Refusal malformed) {
            throw unknown();
        }
    }

    static Refusal unknown() {
        return Refusal.field(
                RefusalCode.RECIPIENT_UNKNOWN,
                "to",
                "unknown",
                "Look the recipient up in the directory; this one can't be written to.");
    }
}
