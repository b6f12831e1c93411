package io.webchat.application.questions;

import io.webchat.application.transaction.UnitOfWork;
import io.webchat.application.work.Batches;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Takes the default of the questions whose time is over. */
public final class ExpireQuestions {
    /** In one round; the next round goes on. */
    private static final int MAX_AT_ONCE = 500;

    private final Questions questions;
    private final SettleQuestion settleQuestion;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    ExpireQuestions(Questions questions, SettleQuestion settleQuestion, UnitOfWork unitOfWork, Clock clock) {
        this.questions = questions;
        this.settleQuestion = settleQuestion;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public void run() {
        Batches.each(questions.over(clock.instant(), MAX_AT_ONCE), "Question {} can't be expired", this::expire);
    }

    private void expire(QuestionId id) {
        Instant now = clock.instant();
        unitOfWork.run(() -> questions
                .lock(id)
                .filter(Question::open)
                .filter(question -> question.overAt(now))
                .ifPresent(question -> settleQuestion.as(question.expired(now))));
    }
}
