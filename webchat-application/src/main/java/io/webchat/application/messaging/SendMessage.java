package io.webchat.application.messaging;

import io.webchat.application.files.AttachFiles;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.work.Ids;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a message: when it answers, the message is on disk and its receivers are woken. */
public final class SendMessage {
    /** The longest life that a sender can give a message. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /**
     * What is to be sent.
     *
     * @param to an address, one's own for saved messages, or {@code group:} and a group's id
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

    private final OwnAddress ownAddress;
    private final Recipients recipients;
    private final ConversationNames names;
    private final AppendMessage appendMessage;
    private final ComposeContent composeContent;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SendMessage(
            OwnAddress ownAddress,
            Recipients recipients,
            ConversationNames names,
            AppendMessage appendMessage,
            ComposeContent composeContent,
            Ids ids,
            Clock clock) {
        this.ownAddress = ownAddress;
        this.recipients = recipients;
        this.names = names;
        this.appendMessage = appendMessage;
        this.composeContent = composeContent;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal naming what is wrong; {@code unavailable} when it is open whether the message is stored */
    public Sent handle(Command command) {
        Prepared prepared = prepare(command);
        return prepared.sent(appendMessage.to(prepared.conversation(), prepared.draft(), prepared.sender()));
    }

    /**
     * As {@link #handle}, without waiting: what one thread sends one after the other is stored in that order. What is
     * wrong with the command is thrown; the answer comes, or fails, on a thread that must not be held up.
     */
    public CompletionStage<Sent> later(Command command) {
        Prepared prepared = prepare(command);
        return appendMessage
                .later(prepared.conversation(), prepared.draft(), prepared.sender())
                .thenApply(prepared::sent);
    }

    private record Prepared(
            Conversation conversation, Function<List<AccountId>, NewMessage> draft, AccountId sender, String name) {
        Sent sent(Appended appended) {
            if (appended.outcome() == Appended.Outcome.CONFLICT) {
                throw Refusal.field(
                        RefusalCode.IDEMPOTENCY_CONFLICT,
                        "idempotency_key",
                        "used",
                        "Use a new idempotency_key: this one was used for other content.");
            }
            return new Sent(appended.message(), name, appended.outcome() == Appended.Outcome.DUPLICATE);
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
        Content content = checked(command);
        Conversation conversation = recipients.conversation(command.sender().account(), command.to());
        composeContent.requireSameConversation(content, conversation);
        return new Prepared(
                conversation,
                readers -> draft(command, content, conversation, readers),
                sender,
                names.of(sender, conversation.id()));
    }

    /** All that can be wrong before the first message to somebody makes their conversation. */
    private Content checked(Command command) {
        if (command.expiresIn() != null) {
            requireLife(command.expiresIn());
        }
        return composeContent.of(command);
    }

    private NewMessage draft(Command command, Content content, Conversation conversation, List<AccountId> readers) {
        Instant now = clock.instant();
        AccountId sender = command.sender().account().id();
        return new NewMessage(
                ids.message(),
                conversation.id(),
                sender,
                command.channel(),
                content,
                now,
                command.expiresIn() == null ? null : now.plus(command.expiresIn()),
                readers,
                command.key());
    }

    private static void requireLife(Duration wanted) {
        if (wanted.compareTo(Duration.ofSeconds(1)) < 0 || wanted.compareTo(LONGEST_LIFE) > 0) {
            throw Refusal.field(
                    "expires_in", "out_of_range", "Give expires_in 1 to " + LONGEST_LIFE.toSeconds() + " seconds.");
        }
    }
}
