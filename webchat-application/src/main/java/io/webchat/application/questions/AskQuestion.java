package io.webchat.application.questions;

import io.webchat.application.agents.LoopGuard;
import io.webchat.application.agents.WritePermits;
import io.webchat.application.bridge.Dispatch;
import io.webchat.application.ids.Ids;
import io.webchat.application.limits.RateLimit;
import io.webchat.application.limits.RateLimits;
import io.webchat.application.messaging.AppendMessage;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.NewMessage;
import io.webchat.application.messaging.NotifyConversation;
import io.webchat.application.messaging.Recipients;
import io.webchat.application.messaging.StagedMessage;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks somebody for a decision: a message that everybody can read, and an object with exactly one answer. */
public final class AskQuestion {
    public static final Duration MAX_LIFE = Duration.ofDays(30);

    /**
     * What is asked.
     *
     * @param options empty without {@code allowText}: approve or deny
     * @param expiresIn null for never
     * @param fallback the option that is taken when nobody answers; null for {@link Question#DENY}
     * @param concerns what else is decided with it, or null
     */
    public record Command(
            Account asker,
            String to,
            String text,
            List<Option> options,
            boolean allowText,
            @Nullable Duration expiresIn,
            @Nullable String fallback,
            @Nullable IdempotencyKey key,
            @Nullable String concerns) {
        public Command {
            options = options.isEmpty() && !allowText ? Option.APPROVE_OR_DENY : List.copyOf(options);
        }
    }

    private final Questions questions;
    private final Recipients recipients;
    private final AppendMessage appendMessage;
    private final NotifyConversation notifyConversation;
    private final WritePermits permits;
    private final LoopGuard loopGuard;
    private final RateLimits limits;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final Clock clock;

    @Inject
    AskQuestion(
            Questions questions,
            Recipients recipients,
            AppendMessage appendMessage,
            NotifyConversation notifyConversation,
            WritePermits permits,
            LoopGuard loopGuard,
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.questions = questions;
        this.recipients = recipients;
        this.appendMessage = appendMessage;
        this.notifyConversation = notifyConversation;
        this.permits = permits;
        this.loopGuard = loopGuard;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param duplicate whether it was asked before under the same key */
    public record Asked(Question question, boolean duplicate) {}

    /** When it answers, the question is on disk and the other side is woken. */
    public Question handle(Command command) {
        return ask(command).question();
    }

    /** As {@link #handle}; tells a repeat from a new question. */
    public Asked ask(Command command) {
        String text = Text.storable("text", command.text(), Question.MAX_TEXT_CHARACTERS);
        Question.requireAnswerable(command.options(), command.allowText(), command.fallback());
        requireLife(command.expiresIn());
        Content content = Content.of(Question.shown(text, command.options()), null, null);
        Conversation conversation = recipients.conversation(command.asker(), command.to());
        AccountId asker = command.asker().id();
        if (conversation instanceof Conversation.Direct direct
                && direct.other(asker).equals(asker)) {
            throw Refusal.field("to", "yourself", "Ask somebody else: who asks can't answer.");
        }
        takeOne(command.asker(), conversation);
        WritePermits.Permit permit = permits.enter(command.asker());
        try {
            loopGuard.beforeSend(command.asker(), false, conversation);
            return unitOfWork.call(() -> ask(command, conversation, content, text));
        } finally {
            permit.release();
        }
    }

    private void takeOne(Account asker, Conversation conversation) {
        if (asker.kind() == AccountKind.SYSTEM) {
            return;
        }
        String self = String.valueOf(asker.id().value());
        boolean ofOwner = conversation instanceof Conversation.Direct direct
                && direct.other(asker.id()).equals(asker.owner());
        limits.takeAll(
                ofOwner
                        ? Map.of(RateLimit.QUESTIONS_PER_ACCOUNT, self)
                        : Map.of(
                                RateLimit.QUESTIONS_PER_ACCOUNT,
                                self,
                                RateLimit.QUESTIONS_PER_PAIR,
                                self + ">" + conversation.id().value()));
    }

    private Asked ask(Command command, Conversation conversation, Content content, String text) {
        AccountId asker = command.asker().id();
        Instant now = clock.instant();
        NewMessage draft = NewMessage.draft(
                ids.message(), conversation.id(), asker, Channel.PCHAT, content, now, null, command.key());
        StagedMessage staged = appendMessage.stage(conversation, draft, Dispatch.URGENT);
        return switch (staged.outcome()) {
            case STORED -> new Asked(store(command, conversation, draft, text), false);
            case DUPLICATE, CONFLICT ->
                questions
                        .find(staged.id())
                        .filter(known -> staged.outcome() == Appended.Outcome.DUPLICATE)
                        .filter(known -> same(known, command, text))
                        .map(known -> new Asked(known, true))
                        .orElseThrow(AskQuestion::keyUsed);
        };
    }

    private static boolean same(Question known, Command command, String text) {
        Duration life = known.expiresAt() == null ? null : Duration.between(known.askedAt(), known.expiresAt());
        return known.text().equals(text)
                && known.options().equals(command.options())
                && known.allowText() == command.allowText()
                && known.fallback().equals(command.fallback() == null ? Question.DENY : command.fallback())
                && Objects.equals(life, command.expiresIn());
    }

    private Question store(Command command, Conversation conversation, NewMessage message, String text) {
        Instant now = message.createdAt();
        Question question = new Question(
                ids.question(),
                message.id(),
                conversation.id(),
                message.sender(),
                text,
                command.options(),
                command.allowText(),
                command.fallback() == null ? Question.DENY : command.fallback(),
                command.concerns(),
                now,
                command.expiresIn() == null ? null : now.plus(command.expiresIn()),
                Question.State.OPEN,
                null);
        questions.add(question);
        notifyConversation.tell(conversation, message.sender(), new EventPayload.QuestionChanged(question), now);
        return question;
    }

    private static void requireLife(@Nullable Duration wanted) {
        if (wanted != null && (wanted.compareTo(Duration.ofSeconds(1)) < 0 || wanted.compareTo(MAX_LIFE) > 0)) {
            throw Refusal.field(
                    "expires_in", "out_of_range", "Give expires_in 1 to " + MAX_LIFE.toSeconds() + " seconds.");
        }
    }

    private static Refusal keyUsed() {
        return Refusal.field(
                RefusalCode.IDEMPOTENCY_CONFLICT,
                "idempotency_key",
                "used",
                "Use a new idempotency_key: this one was used for other content.");
    }
}
