package io.webchat.application.questions;

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
import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.Text;
import io.webchat.domain.bridge.Priority;
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
import io.webchat.domain.questions.QuestionCode;
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
     * @param options empty only with {@code allowText}
     * @param expiresIn null for never
     * @param fallback the option that is taken when nobody answers; null for {@link Question#DENY}
     * @param concerns what else is decided with it, or null
     * @param phoneId the phone by which somebody outside is asked; null for the usual
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
            @Nullable String concerns,
            @Nullable String phoneId) {
        public Command {
            options = List.copyOf(options);
        }

        /** One that names no phone. */
        public Command(
                Account asker,
                String to,
                String text,
                List<Option> options,
                boolean allowText,
                @Nullable Duration expiresIn,
                @Nullable String fallback,
                @Nullable IdempotencyKey key,
                @Nullable String concerns) {
            this(asker, to, text, options, allowText, expiresIn, fallback, key, concerns, null);
        }
    }

    private final Questions questions;
    private final Recipients recipients;
    private final AppendMessage appendMessage;
    private final NotifyConversation notifyConversation;
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
            RateLimits limits,
            UnitOfWork unitOfWork,
            Ids ids,
            Clock clock) {
        this.questions = questions;
        this.recipients = recipients;
        this.appendMessage = appendMessage;
        this.notifyConversation = notifyConversation;
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
        if (InvisibleText.showsNothing(text)) {
            throw Refusal.field("text", "required", "Give the question a text that shows something.");
        }
        Question.requireAnswerable(command.options(), command.allowText(), command.fallback());
        requireLife(command.expiresIn());
        Recipients.Reached reached = recipients.reached(command.asker(), command.to(), command.phoneId());
        Conversation conversation = reached.conversation();
        Content content = Content.of(shown(command, text, reached.outside()), null, null);
        AccountId asker = command.asker().id();
        if (conversation instanceof Conversation.Direct direct
                && direct.other(asker).equals(asker)) {
            throw Refusal.field("to", "yourself", "Ask somebody else: who asks can't answer.");
        }
        takeOne(command.asker(), conversation);
        return unitOfWork.call(() -> ask(command, reached, content, text));
    }

    /** Who is asked outside names the question by its code, when several are open. */
    private String shown(Command command, String text, boolean outside) {
        String shown = Question.shown(text, command.options());
        String key =
                command.key() == null ? ids.question().value() : command.key().value();
        return outside ? QuestionCode.of(command.asker().id() + ":" + key).under(shown) : shown;
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

    private Asked ask(Command command, Recipients.Reached reached, Content content, String text) {
        Conversation conversation = reached.conversation();
        AccountId asker = command.asker().id();
        Instant now = clock.instant();
        NewMessage draft = NewMessage.draft(
                ids.message(), conversation.id(), asker, Channel.PCHAT, content, now, null, command.key());
        StagedMessage staged = appendMessage.stage(conversation, draft, new Dispatch(reached.phone(), Priority.HIGH));
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
