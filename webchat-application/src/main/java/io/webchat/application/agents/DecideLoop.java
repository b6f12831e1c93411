package io.webchat.application.agents;

import io.webchat.application.questions.Questions;
import io.webchat.application.questions.SettleQuestion;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.util.Optional;

/** Carries out what an owner answered about agents that were stopped. */
public final class DecideLoop {
    private final Questions questions;
    private final SettleQuestion settleQuestion;
    private final LoopGuard guard;
    private final UnitOfWork unitOfWork;

    @Inject
    DecideLoop(Questions questions, SettleQuestion settleQuestion, LoopGuard guard, UnitOfWork unitOfWork) {
        this.questions = questions;
        this.settleQuestion = settleQuestion;
        this.guard = guard;
        this.unitOfWork = unitOfWork;
    }

    /** Whether a question with this concern is decided here. */
    public static boolean decides(String concern) {
        return concern.startsWith(AskOwners.LOOP) || concern.startsWith(AskOwners.BUDGET);
    }

    /** By the first answer of any owner; the other owners' questions are settled with it. Within a unit of work. */
    public void byAnswer(Question answered) {
        Answer answer = answered.answer();
        String concern = answered.concerns();
        if (answer == null || concern == null) {
            throw new IllegalArgumentException("not an answer about a loop");
        }
        settleQuestion.as(answered);
        questions.openConcerning(concern).stream()
                .filter(other -> !other.equals(answered.id()))
                .map(questions::lock)
                .flatMap(Optional::stream)
                .filter(Question::open)
                .map(other -> other.answered(answer))
                .forEach(settleQuestion::as);
        if (AskOwners.CONTINUE.equals(answer.option())) {
            goOn(concern);
        }
    }

    private void goOn(String concern) {
        if (concern.startsWith(AskOwners.BUDGET)) {
            AccountId agent = new AccountId(Long.parseLong(concern.substring(AskOwners.BUDGET.length())));
            unitOfWork.afterCommit(() -> guard.refill(agent));
            return;
        }
        String number = concern.substring(AskOwners.LOOP.length(), concern.lastIndexOf(':'));
        ConversationId conversation = new ConversationId(Long.parseLong(number));
        if (guard.removeStop(conversation, concern)) {
            unitOfWork.afterCommit(() -> guard.lifted(conversation));
        }
    }
}
