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
     * Those of the account's own agents first, then the others; newest first among each.
     *
     * @param own those that the account asked; else those that it may answer
     * @param state null for any
     */
    default List<Question> of(AccountId account, boolean own, Question.@Nullable State state, int limit) {
        return of(account, own, state, null, limit);
    }

    /**
     * As above, those that follow one in that order.
     *
     * @param after null for the first ones; of an unknown one nothing follows
     */
    List<Question> of(
            AccountId account, boolean own, Question.@Nullable State state, @Nullable QuestionId after, int limit);

    /** The open ones whose time is over, the earliest first. */
    List<QuestionId> over(Instant now, int limit);

    /** The open ones that concern the same thing. */
    List<QuestionId> openConcerning(String concern);
}
