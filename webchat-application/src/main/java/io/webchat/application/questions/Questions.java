package io.webchat.application.questions;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions that were asked. */
public interface Questions {
    void add(Question question);

    Optional<Question> find(QuestionId id);

    Optional<Question> find(MessageId message);

    /** The question, held against other answers until the end of the unit of work. */
    Optional<Question> lock(QuestionId id);

    /** Stores an answer. */
    void update(Question question);

    /**
     * Newest first.
     *
     * @param own those that the account asked; else those that it may answer
     * @param state null for any
     */
    List<Question> of(AccountId account, boolean own, Question.@Nullable State state, int limit);

    /** The open ones whose time is over, the earliest first. */
    List<QuestionId> over(Instant now, int limit);

    /** The open ones that concern the same thing. */
    List<QuestionId> openConcerning(String concern);
}
