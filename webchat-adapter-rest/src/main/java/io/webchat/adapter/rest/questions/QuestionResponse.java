package io.webchat.adapter.rest.questions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.webchat.application.questions.QuestionView;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question on the wire.
 *
 * @param fallback what is taken when nobody answers in time
 * @param answer null while it is open
 */
public record QuestionResponse(
        String questionId,
        String messageId,
        String conversation,
        String from,
        String text,
        List<OptionResponse> options,
        boolean allowText,
        @JsonProperty("default") String fallback,
        String state,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable AnswerResponse answer) {
    public record OptionResponse(
            String id, String label, @Nullable String style) {
        static OptionResponse of(Option option) {
            return new OptionResponse(option.id(), option.label(), option.style());
        }
    }

    /** @param by null when the default was taken */
    public record AnswerResponse(
            @Nullable String option,
            @Nullable String text,
            @Nullable String by,
            Instant at) {}

    public static QuestionResponse of(QuestionView view) {
        Question question = view.question();
        return new QuestionResponse(
                question.id().value(),
                question.message().toString(),
                view.conversation(),
                view.from().value(),
                question.text(),
                question.options().stream().map(OptionResponse::of).toList(),
                question.allowText(),
                question.fallback(),
                question.state().wireName(),
                question.askedAt(),
                question.expiresAt(),
                answer(view));
    }

    private static @Nullable AnswerResponse answer(QuestionView view) {
        Answer answer = view.question().answer();
        return answer == null
                ? null
                : new AnswerResponse(
                        answer.option(),
                        answer.text(),
                        view.answeredBy() == null ? null : view.answeredBy().value(),
                        answer.at());
    }
}
