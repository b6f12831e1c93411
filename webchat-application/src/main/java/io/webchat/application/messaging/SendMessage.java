package io.webchat.application.messaging;

import io.webchat.application.agents.LoopGuard;
import io.webchat.application.agents.WritePermits;
import io.webchat.application.bridge.Dispatch;
import io.webchat.application.bridge.OutboundRouting;
import io.webchat.application.files.AttachFiles;
import io.webchat.application.identity.OwnAddress;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.identity.Account;
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
import org.jspecify.annotations.Nullable;

/** Takes a message: when it answers, the message is on disk and its receivers are woken. */
public final class SendMessage {
    /** The longest life that a sender can give a message. */
    public static final Duration MAX_LIFE = Duration.ofDays(366);

    /**
     * What is to be sent.
     *
     * @param to an address, one's own for saved messages, or {@code group:} and a group's id
     * @param source the sender's own address, or null
     * @param replyTo the id of the message that is answered, or null
     * @param expiresIn null for never
     * @param key null when repeats need not be known
     * @param phoneId the phone to send by; of no meaning inside of the relay
     * @param priority its place in that phone's queue
     * @param automatic whether no person wrote it; what agents send is automatic in any case
     * @param attachments besides those that the text names as {@code [attachment:file_…]}
     */
    public record Command(
            Account sender,
            Channel channel,
            String to,
            String text,
            @Nullable String subject,
            @Nullable String source,
            @Nullable String replyTo,
            @Nullable Duration expiresIn,
            @Nullable IdempotencyKey key,
            List<AttachFiles.Requested> attachments,
            @Nullable String phoneId,
            Priority priority,
            boolean automatic) {
        public Command {
            attachments = List.copyOf(attachments);
        }

        /** One that names no phone. */
        public Command(
                SignedIn sender,
                Channel channel,
                String to,
                String text,
                @Nullable String subject,
                @Nullable String source,
                @Nullable String replyTo,
                @Nullable Duration expiresIn,
                @Nullable IdempotencyKey key,
                List<AttachFiles.Requested> attachments) {
            this(
                    sender.account(),
                    channel,
                    to,
                    text,
                    subject,
                    source,
                    replyTo,
                    expiresIn,
                    key,
                    attachments,
                    null,
                    Priority.NORMAL,
                    false);
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

        /** The same, written by a program if {@code byProgram}. */
        public Command automatic(boolean byProgram) {
            return new Command(
                    sender,
                    channel,
                    to,
                    text,
                    subject,
                    source,
                    replyTo,
                    expiresIn,
                    key,
                    attachments,
                    phoneId,
                    priority,
                    automatic || byProgram);
        }
    }

    /** @param duplicate the sender sent it before, under the same key */
    public record Sent(Message message, String conversation, boolean duplicate) {}

    private final OwnAddress ownAddress;
    private final Recipients recipients;
    private final OutboundRouting routing;
    private final ConversationNames names;
    private final AppendMessage appendMessage;
    private final ComposeContent composeContent;
    private final RateLimits limits;
    private final WritePermits permits;
    private final LoopGuard loopGuard;
    private final Ids ids;
    private final Clock clock;

    @Inject
    SendMessage(
            OwnAddress ownAddress,
            Recipients recipients,
            OutboundRouting routing,
            ConversationNames names,
            AppendMessage appendMessage,
            ComposeContent composeContent,
            RateLimits limits,
            WritePermits permits,
            LoopGuard loopGuard,
            Ids ids,
            Clock clock) {
        this.ownAddress = ownAddress;
        this.recipients = recipients;
        this.routing = routing;
        this.names = names;
        this.appendMessage = appendMessage;
        this.composeContent = composeContent;
        this.limits = limits;
        this.permits = permits;
        this.loopGuard = loopGuard;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal naming what is wrong; {@code unavailable} when it is open whether the message is stored */
    public Sent handle(Command command) {
        WritePermits.Permit permit = permits.enter(command.sender());
        try {
            Prepared prepared = prepare(command);
            return prepared.sent(appendMessage.now(prepared.conversation(), prepared.draft(), prepared.dispatch()));
        } finally {
            permit.release();
        }
    }

    /**
     * As {@link #handle}, without waiting: what one thread sends one after the other is stored in that order. What is
     * wrong with the command is thrown; the answer comes, or fails, on a thread that must not be held up.
     */
    public CompletionStage<Sent> later(Command command) {
        WritePermits.Permit permit = permits.enter(command.sender());
        try {
            Prepared prepared = prepare(command);
            return appendMessage
                    .later(prepared.conversation(), prepared.draft(), prepared.dispatch())
                    .whenComplete((appended, failure) -> permit.release())
                    .thenApply(prepared::sent);
        } catch (RuntimeException refused) {
            permit.release();
            throw refused;
        }
    }

    private record Prepared(Conversation conversation, NewMessage draft, Dispatch dispatch, String name) {
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
        AccountId sender = command.sender().id();
        ownAddress.require(command.sender(), "source", command.source());
        limits.take(RateLimit.SENDS_PER_ACCOUNT, String.valueOf(sender.value()));
        OutboundRouting.Target way = way(command);
        Content content = checked(command);
        Conversation conversation = way == null
                ? recipients.conversation(command.sender(), command.to())
                : recipients.outside(command.sender(), way);
        composeContent.requireSameConversation(content, conversation);
        loopGuard.beforeSend(command.sender(), command.automatic(), conversation);
        return new Prepared(
                conversation,
                draft(command, content, conversation),
                new Dispatch(way == null ? null : way.phone().id(), command.priority()),
                names.of(sender, conversation.id()));
    }

    /** Null when it stays inside of the relay. */
    private OutboundRouting.@Nullable Target way(Command command) {
        return OutboundRouting.leaves(command.channel(), command.to())
                ? routing.of(command.sender(), command.channel(), command.to(), command.phoneId())
                : null;
    }

    /** All that can be wrong before the first message to somebody makes their conversation. */
    private Content checked(Command command) {
        if (command.expiresIn() != null) {
            requireLife(command.expiresIn());
        }
        return composeContent.of(command);
    }

    private NewMessage draft(Command command, Content content, Conversation conversation) {
        Instant now = clock.instant();
        AccountId sender = command.sender().id();
        return NewMessage.draft(
                ids.message(),
                conversation.id(),
                sender,
                command.channel(),
                content,
                now,
                command.expiresIn() == null ? null : now.plus(command.expiresIn()),
                command.key());
    }

    private static void requireLife(Duration wanted) {
        if (wanted.compareTo(Duration.ofSeconds(1)) < 0 || wanted.compareTo(MAX_LIFE) > 0) {
            throw Refusal.field(
                    "expires_in", "out_of_range", "Give expires_in 1 to " + MAX_LIFE.toSeconds() + " seconds.");
        }
    }
}
