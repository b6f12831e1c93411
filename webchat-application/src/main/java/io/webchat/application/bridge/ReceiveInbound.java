package io.webchat.application.bridge;

import io.webchat.application.agents.LoopGuard;
import io.webchat.application.identity.Accounts;
import io.webchat.application.ids.Ids;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.safety.Blocks;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Text;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what comes in by a phone: a message from a contact in the owner's inbox, once. */
public final class ReceiveInbound {
    private static final int MAX_ID_CHARACTERS = 300;
    private static final String WITHOUT_TEXT = "[no text]";

    /**
     * What came.
     *
     * @param id the phone's own, by which repeats are known
     * @param name as the sender calls itself; null when it doesn't say
     */
    public record Incoming(
            String id,
            Channel channel,
            String from,
            @Nullable String name,
            String text) {}

    /** @param message null when the owner has blocked the sender */
    public record Received(@Nullable MessageId message, boolean duplicate) {}

    private final InboundMessages inbound;
    private final Contacts contacts;
    private final Phones phones;
    private final Accounts accounts;
    private final Blocks blocks;
    private final Conversations conversations;
    private final MessageLog log;
    private final AnswerByText answerByText;
    private final QueueSignal signal;
    private final LoopGuard loopGuard;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ReceiveInbound(
            InboundMessages inbound,
            Contacts contacts,
            Phones phones,
            Accounts accounts,
            Blocks blocks,
            Conversations conversations,
            MessageLog log,
            AnswerByText answerByText,
            QueueSignal signal,
            LoopGuard loopGuard,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.inbound = inbound;
        this.contacts = contacts;
        this.phones = phones;
        this.accounts = accounts;
        this.blocks = blocks;
        this.conversations = conversations;
        this.log = log;
        this.answerByText = answerByText;
        this.signal = signal;
        this.loopGuard = loopGuard;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws io.webchat.domain.Refusal naming what is wrong with the sender's address or the id */
    public Received handle(Phone phone, Incoming incoming) {
        String id = Text.label("id", incoming.id(), MAX_ID_CHARACTERS);
        ContactAddress address = ContactAddress.sender(incoming.channel(), incoming.from());
        Received received = unitOfWork.call(() -> receive(phone, incoming, id, address));
        signal.ring(phone.id());
        return received;
    }

    private Received receive(Phone phone, Incoming incoming, String id, ContactAddress address) {
        if (!inbound.first(phone.id(), id, clock.instant())) {
            return new Received(inbound.message(phone.id(), id), true);
        }
        Account contact = contacts.get(phone.owner(), address, incoming.name());
        boolean unwanted = blocks.between(phone.owner(), contact.id())
                || accounts.find(phone.owner()).filter(Account::active).isEmpty();
        if (unwanted) {
            return new Received(null, false);
        }
        phones.usedFor(contact.id(), phone.id());
        loopGuard.cameFromOutside(phone.owner());
        MessageId message = append(phone.owner(), contact, incoming);
        inbound.became(phone.id(), id, message);
        return new Received(message, false);
    }

    private MessageId append(AccountId owner, Account contact, Incoming incoming) {
        Conversation.Direct conversation = conversations.between(owner, contact.id());
        String text = clean(incoming.text());
        NewMessage message = NewMessage.draft(
                ids.message(),
                conversation.id(),
                contact.id(),
                incoming.channel(),
                Content.of(text, null, null),
                clock.instant(),
                null,
                null);
        answerByText.of(contact, owner, text);
        // The contact has no reader: only the owner's log gets the message.
        log.stage(message.to(List.of(owner)));
        return message.id();
    }

    /** What people send is taken as far as it can be stored. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
                .limit(Content.MAX_TEXT_CHARACTERS)
                .forEach(clean::appendCodePoint);
        return clean.toString().isBlank() ? WITHOUT_TEXT : clean.toString();
    }
}
