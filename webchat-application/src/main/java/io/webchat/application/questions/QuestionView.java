package io.webchat.application.questions;

import io.webchat.application.messaging.Views;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Question;
import org.jspecify.annotations.Nullable;

/**
 * A question as one side sees it.
 *
 * @param answeredBy null while it is open, or when the default was taken
 */
public record QuestionView(
        Question question,
        String conversation,
        ChatAddress from,
        @Nullable ChatAddress answeredBy) {
    public static QuestionView of(AccountId viewer, Question question, Views views) {
        Answer answer = question.answer();
        return new QuestionView(
                question,
                views.conversation(viewer, question.conversation()),
                views.address(question.asker()),
                answer == null || answer.by() == null ? null : views.address(answer.by()));
    }
}
