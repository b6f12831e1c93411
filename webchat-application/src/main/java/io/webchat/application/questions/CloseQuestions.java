package io.webchat.application.questions;

import io.webchat.application.messaging.Conversations;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Ends the open questions of an account that is shut out, those that it asked and those that only it could answer: the
 * default is taken, and both sides are told.
 */
public final class CloseQuestions {
    private static final int MAX_AT_ONCE = 500;

    private final Questions questions;
    private final SettleQuestion settleQuestion;
    private final Conversations conversations;
    private final Clock clock;

    @Inject
    CloseQuestions(Questions questions, SettleQuestion settleQuestion, Conversations conversations, Clock clock) {
        this.questions = questions;
        this.settleQuestion = settleQuestion;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Within the unit of work that shuts the account out. */
    public void of(AccountId account) {
        close(questions.of(account, true, Question.State.OPEN, MAX_AT_ONCE));
        close(questions.of(account, false, Question.State.OPEN, MAX_AT_ONCE).stream()
                .filter(question -> conversations
                        .find(question.conversation())
                        .filter(Conversation.Direct.class::isInstance)
                        .isPresent())
                .toList());
    }

    /** What decides something else besides, such as an access request, stays open for the others who were asked. */
    private void close(List<Question> open) {
        open.stream()
                .filter(question -> question.concerns() == null)
                .flatMap(question -> questions.lock(question.id()).stream())
                .filter(Question::open)
                .forEach(question -> settleQuestion.as(question.expired(clock.instant())));
    }
}
