package io.webchat.application.bridge;

import io.webchat.application.identity.Accounts;
import io.webchat.application.ids.Ids;
import io.webchat.application.messaging.AppendMessage;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.MessageLog;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.safety.Blocks;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneNumberRule;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * @param detail what else is known of it
     * @param replyTo the message that it answers; null for none
     * @param attachments of files that are stored already
     */
    public record Incoming(
            String id,
            Channel channel,
            String from,
            @Nullable String name,
            String text,
            InboundDetails.Detail detail,
            @Nullable MessageId replyTo,
            List<Attachment> attachments) {
        public Incoming {
            attachments = List.copyOf(attachments);
        }

        /** Just a text. */
        public Incoming(
                String id,
                Channel channel,
                String from,
                @Nullable String name,
                String text,
                @Nullable Instant receivedAt) {
            this(id, channel, from, name, text, new InboundDetails.Detail(receivedAt, null), null, List.of());
        }
    }

    /** @param message null when the owner has blocked the sender */
    public record Received(@Nullable MessageId message, boolean duplicate) {}

    private final InboundMessages inbound;
    private final InboundDetails details;
    private final PhoneNumberRule numbers;
    private final MessageLog log;
    private final Contacts contacts;
    private final Phones phones;
    private final Accounts accounts;
    private final Blocks blocks;
    private final Conversations conversations;
    private final AppendMessage appendMessage;
    private final AnswerByText answerByText;
    private final QueueSignal signal;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ReceiveInbound(
            InboundMessages inbound,
            InboundDetails details,
            PhoneNumberRule numbers,
            MessageLog log,
            Contacts contacts,
            Phones phones,
            Accounts accounts,
            Blocks blocks,
            Conversations conversations,
            AppendMessage appendMessage,
            AnswerByText answerByText,
            QueueSignal signal,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.inbound = inbound;
        this.details = details;
        this.numbers = numbers;
        this.log = log;
        this.contacts = contacts;
        this.phones = phones;
        this.accounts = accounts;
        this.blocks = blocks;
        this.conversations = conversations;
        this.appendMessage = appendMessage;
        this.answerByText = answerByText;
        this.signal = signal;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whatever it is, it is kept: an address to which nothing can be sent becomes a contact that is only read. */
    public Received handle(Phone phone, Incoming incoming) {
        String id = storable(incoming.id());
        ContactAddress.Sender sender = ContactAddress.sender(incoming.channel(), incoming.from(), numbers);
        Received received = unitOfWork.call(() -> receive(phone, incoming, id, sender));
        signal.ring(phone.id());
        return received;
    }

    /** Whether it is here already, so that its files need not be fetched. */
    boolean known(Phone phone, String id) {
        return inbound.message(phone.id(), storable(id)) != null;
    }

    /** An id that can't be stored has a form that can, always the same. */
    private static String storable(String id) {
        try {
            return Text.label("id", id, MAX_ID_CHARACTERS);
        } catch (Refusal unusual) {
            return "sha256:" + TokenHash.of(id).hex();
        }
    }

    private Received receive(Phone phone, Incoming incoming, String id, ContactAddress.Sender sender) {
        if (!inbound.first(phone.id(), id, clock.instant())) {
            return new Received(inbound.message(phone.id(), id), true);
        }
        Account contact = contacts.get(
                phone.owner(), sender.address(), incoming.name() == null ? sender.name() : incoming.name());
        boolean unwanted = blocks.between(phone.owner(), contact.id())
                || accounts.find(phone.owner()).filter(Account::active).isEmpty();
        if (unwanted) {
            return new Received(null, false);
        }
        phones.usedFor(contact.id(), phone.id());
        MessageId message = append(phone, contact, incoming);
        inbound.became(phone.id(), id, message);
        return new Received(message, false);
    }

    private MessageId append(Phone phone, Account contact, Incoming incoming) {
        AccountId owner = phone.owner();
        Conversation.Direct conversation = conversations.between(owner, contact.id());
        String text = clean(incoming.text(), !incoming.attachments().isEmpty());
        MessageId replyTo = sameConversation(conversation, incoming.replyTo());
        NewMessage message = NewMessage.draft(
                ids.message(),
                conversation.id(),
                contact.id(),
                incoming.channel(),
                Content.of(text, null, replyTo, incoming.attachments()),
                clock.instant(),
                null,
                null);
        Optional<String> askBack = answerByText.of(contact, owner, text, replyTo);
        if (!incoming.detail().equals(InboundDetails.Detail.NONE)) {
            details.add(message.id(), incoming.detail());
        }
        // The contact has no reader: only the owner's log gets the message.
        log.stage(message.to(List.of(owner)));
        askBack.ifPresent(words -> askBack(phone, conversation, words));
        return message.id();
    }

    private @Nullable MessageId sameConversation(Conversation conversation, @Nullable MessageId answered) {
        return answered == null
                ? null
                : log.find(answered)
                        .filter(found -> found.conversation().equals(conversation.id()))
                        .map(Message::id)
                        .orElse(null);
    }

    private void askBack(Phone phone, Conversation.Direct conversation, String words) {
        if (ContactAddress.of(contactAddress(phone, conversation))
                .filter(ContactAddress::writable)
                .isEmpty()) {
            return;
        }
        appendMessage.stage(
                conversation,
                NewMessage.draft(
                        ids.message(),
                        conversation.id(),
                        phone.owner(),
                        Channel.PCHAT,
                        Content.of(words, null, null),
                        clock.instant(),
                        null,
                        null),
                new Dispatch(phone.id(), Priority.HIGH));
    }

    private ChatAddress contactAddress(Phone phone, Conversation.Direct conversation) {
        return accounts.find(conversation.other(phone.owner())).orElseThrow().address();
    }

    /** As {@link #clean(String, boolean)}, with something to read in any case. */
    static String clean(String text) {
        return clean(text, false);
    }

    /** What people send is taken as far as it can be stored. */
    private static String clean(String text, boolean withFiles) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
                .limit(Content.MAX_TEXT_CHARACTERS)
                .forEach(clean::appendCodePoint);
        if (InvisibleText.showsNothing(clean.toString())) {
            return withFiles ? "" : WITHOUT_TEXT;
        }
        return clean.toString();
    }
}
