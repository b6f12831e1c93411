package io.webchat.application.messaging;

import io.webchat.application.identity.Accounts;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.work.Ids;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
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
import java.util.concurrent.CompletionStage;
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
            @Nullable IdempotencyKey key) {}

    /** @param duplicate the sender sent it before, under the same key */
    public record Sent(Message message, String conversation, boolean duplicate) {}

    private final Accounts accounts;
    private final OwnAddress ownAddress;
    private final Conversations conversations;
    private final MessageLog log;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SendMessage(
            Accounts accounts,
            OwnAddress ownAddress,
            Conversations conversations,
            MessageLog log,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.ownAddress = ownAddress;
        this.conversations = conversations;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal naming what is wrong; {@code unavailable} when it is open whether the message is stored */
    public Sent handle(Command command) {
        Prepared prepared = prepare(command);
        return prepared.sent(log.append(prepared.draft()));
    }

    /**
     * As {@link #handle}, without waiting: what one thread sends one after the other is stored in that order. What is
     * wrong with the command is thrown; the answer comes, or fails, on a thread that must not be held up.
     */
    public CompletionStage<Sent> later(Command command) {
        Prepared prepared = prepare(command);
        return log.appendLater(prepared.draft()).thenApply(prepared::sent);
    }

    private record Prepared(NewMessage draft, String conversation) {
        Sent sent(Appended appended) {
            if (appended.outcome() == Appended.Outcome.CONFLICT) {
                throw Refusal.field(
                        RefusalCode.IDEMPOTENCY_CONFLICT,
                        "idempotency_key",
                        "used",
                        "Use a new idempotency_key: this one was used for other content.");
            }
            return new Sent(appended.message(), conversation, appended.outcome() == Appended.Outcome.DUPLICATE);
        }
    }

    private Prepared prepare(Command command) {
        if (command.channel() != Channel.PCHAT) {
            throw Refusal.of(
                    RefusalCode.CHANNEL_UNAVAILABLE,
                    "Use channel pchat: this relay has no way set up for "
                            + command.channel().word() + ".");
        }
        AccountId sender = command.sender().account().id();
        ownAddress.require(command.sender(), "source", command.source());
        Account receiver = receiver(command.to());
        Conversation.Direct conversation = conversations.between(sender, receiver.id());
        return new Prepared(draft(command, conversation), "dm:" + receiver.address());
    }

    private NewMessage draft(Command command, Conversation conversation) {
        Instant now = clock.instant();
        AccountId sender = command.sender().account().id();
        return new NewMessage(
                ids.message(),
                conversation.id(),
                sender,
                command.channel(),
                Content.of(command.text(), command.subject(), answered(command.replyTo(), conversation)),
                now,
                command.expiresIn() == null ? null : now.plus(life(command.expiresIn())),
                conversation.readers(sender),
                command.key());
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
                RefusalCode.RECIPIENT_UNKNOWN,
                "to",
                "unknown",
                "Look the recipient up in the directory; this one can't be written to.");
    }
}
