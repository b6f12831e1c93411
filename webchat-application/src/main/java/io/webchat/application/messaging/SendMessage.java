package io.webchat.application.messaging;

import io.webchat.application.files.AttachFiles;
import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.work.Ids;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.files.AttachmentText;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a message: when it answers, the message is on disk and its receivers are woken. */
public final class SendMessage {
    /** The longest life that a sender can give a message. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /**
     * What is to be sent.
     *
     * @param to an address; one's own for saved messages
     * @param source the sender's own address, or null
     * @param replyTo the id of the message that is answered, or null
     * @param expiresIn null for never
     * @param key null when repeats need not be known
     * @param attachments besides those that the text names as {@code [attachment:file_…]}
     */
    public record Command(
            SignedIn sender,
            Channel channel,
            String to,
            String text,
            @Nullable String subject,
            @Nullable String source,
            @Nullable String replyTo,
            @Nullable Duration expiresIn,
            @Nullable IdempotencyKey key,
            List<AttachFiles.Wanted> attachments) {
        public Command {
            attachments = List.copyOf(attachments);
        }

        /** One with no attachments besides its text's. */
        public Command(
                SignedIn sender,
                Channel channel,
                String to,
                String text,
                @Nullable String subject,
                @Nullable String source,
                @Nullable String replyTo,
                @Nullable Duration expiresIn,
                @Nullable IdempotencyKey key) {
            this(sender, channel, to, text, subject, source, replyTo, expiresIn, key, List.of());
        }
    }

    /** @param duplicate the sender sent it before, under the same key */
    public record Sent(Message message, String conversation, boolean duplicate) {}

    private final Accounts accounts;
    private final OwnAddress ownAddress;
    private final Conversations conversations;
    private final AttachFiles attachFiles;
    private final MessageLog log;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SendMessage(
            Accounts accounts,
            OwnAddress ownAddress,
            Conversations conversations,
            AttachFiles attachFiles,
            MessageLog log,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.ownAddress = ownAddress;
        this.conversations = conversations;
        this.attachFiles = attachFiles;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    public Sent handle(Command command) {
        if (command.channel() != Channel.PCHAT) {
            throw Refusal.of(
                    RefusalCode.CHANNEL_UNAVAILABLE,
                    "Use channel pchat: this relay has no way set up for " + command.channel().word() + ".");
        }
        AccountId sender = command.sender().account().id();
        ownAddress.require(command.sender(), "source", command.source());
        Account receiver = receiver(command.to());
        Conversation.Direct conversation = conversations.between(sender, receiver.id());
        Appended appended = log.append(draft(command, conversation));
        if (appended.outcome() == Appended.Outcome.CONFLICT) {
            throw Refusal.field(
                    RefusalCode.IDEMPOTENCY_CONFLICT,
                    "idempotency_key",
                    "used",
                    "Use a new idempotency_key: this one was used for other content.");
        }
        return new Sent(
                appended.message(),
                "dm:" + receiver.address(),
                appended.outcome() == Appended.Outcome.DUPLICATE);
    }

    private NewMessage draft(Command command, Conversation conversation) {
        Instant now = clock.instant();
        AccountId sender = command.sender().account().id();
        return new NewMessage(
                ids.message(),
                conversation.id(),
                sender,
                command.channel(),
                content(command, conversation),
                now,
                command.expiresIn() == null ? null : now.plus(life(command.expiresIn())),
                conversation.readers(sender),
                command.key());
    }

    private Content content(Command command, Conversation conversation) {
        AttachmentText read = AttachmentText.read(command.text());
        return Content.of(
                read.text(),
                command.subject(),
                answered(command.replyTo(), conversation),
                attachFiles.of(command.sender(), command.attachments(), read.files()));
    }

    private static Duration life(Duration wanted) {
        if (wanted.compareTo(Duration.ofSeconds(1)) < 0 || wanted.compareTo(LONGEST_LIFE) > 0) {
            throw Refusal.field(
                    "expires_in", "out_of_range", "Give expires_in 1 to " + LONGEST_LIFE.toSeconds() + " seconds.");
        }
        return wanted;
    }

    private @Nullable MessageId answered(@Nullable String replyTo, Conversation conversation) {
        if (replyTo == null || replyTo.isBlank()) {
            return null;
        }
        return MessageId.parse(replyTo)
                .flatMap(log::find)
                .filter(found -> found.conversation().equals(conversation.id()))
                .map(Message::id)
                .orElseThrow(() -> Refusal.field(
                        "reply_to", "unknown", "Give reply_to the id of a message of the same conversation."));
    }

    private Account receiver(String to) {
        try {
            return accounts.find(ChatAddress.parse("to", to)).orElseThrow(SendMessage::unknown);
        } catch (Refusal malformed) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.field(
                RefusalCode.RECIPIENT_UNKNOWN, "to", "unknown", "Look the recipient up in the directory; this one can't be written to.");
    }
}
