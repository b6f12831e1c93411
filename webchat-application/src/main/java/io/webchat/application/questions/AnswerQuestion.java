package io.webchat.application.questions;

import io.webchat.application.agents.DecideLoop;
import io.webchat.application.agents.LoopGuard;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.Conversations;
import io.webchat.application.messaging.Participants;
import io.webchat.application.safety.DecideAccess;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes the one answer that counts. */
public final class AnswerQuestion {
    /** @param text null for none; as {@code option}, but one of them is needed */
    public record Command(
            Account by,
            String questionId,
            @Nullable String option,
            @Nullable String text) {
        public Command(SignedIn caller, String questionId, @Nullable String option, @Nullable String text) {
            this(caller.account(), questionId, option, text);
        }
    }

    private final Questions questions;
    private final SettleQuestion settleQuestion;
    private final DecideAccess decideAccess;
    private final DecideLoop decideLoop;
    private final LoopGuard loopGuard;
    private final Conversations conversations;
    private final Participants participants;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    AnswerQuestion(
            Questions questions,
            SettleQuestion settleQuestion,
            DecideAccess decideAccess,
            DecideLoop decideLoop,
            LoopGuard loopGuard,
            Conversations conversations,
            Participants participants,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.questions = questions;
        this.settleQuestion = settleQuestion;
        this.decideAccess = decideAccess;
        this.decideLoop = decideLoop;
        this.loopGuard = loopGuard;
        this.conversations = conversations;
        this.participants = participants;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** @throws Refusal {@code not_found} for who takes no part; {@code already_decided} after another answer */
    public Question handle(Command command) {
        QuestionId id = QuestionId.parse(command.questionId()).orElseThrow(ReadQuestions::unknown);
        AccountId by = command.by().id();
        String text = text(command.text());
        if (command.option() == null && text == null) {
            throw Refusal.field("option", "required", "Give option, or text where the question allows it.");
        }
        return unitOfWork.call(() -> {
            Question question = questions
                    .lock(id)
                    .filter(found -> conversations
                            .find(found.conversation())
                            .filter(conversation -> participants.includes(conversation, by))
                            .isPresent())
                    .orElseThrow(ReadQuestions::unknown);
            if (question.isAnsweredBy(by, command.option(), text)) {
                return question;
            }
            return settle(question, new Answer(command.option(), text, by, clock.instant()), command);
        });
    }

    private Question settle(Question question, Answer answer, Command command) {
        Question answered = question.answered(answer);
        String concern = question.concerns();
        if (!LoopGuard.automatic(command.by())) {
            loopGuard.cameFromOutside(question.asker());
        }
        if (concern == null) {
            settleQuestion.as(answered);
        } else if (DecideLoop.decides(concern)) {
            decideLoop.byAnswer(answered);
        } else {
            decideAccess.byAnswer(command.by(), answered);
        }
        return answered;
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : Text.storable("text", typed.strip(), Answer.MAX_TEXT_CHARACTERS);
    }
}
