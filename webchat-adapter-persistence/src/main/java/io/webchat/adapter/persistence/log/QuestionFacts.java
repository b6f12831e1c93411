package io.webchat.adapter.persistence.log;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question as an event of a log keeps it: as it stood then. Times in microseconds. */
record QuestionFacts(
        String id,
        UUID message,
        long conversation,
        long asker,
        String text,
        List<Option> options,
        boolean allowText,
        String fallback,
        @Nullable String concerns,
        long askedAt,
        @Nullable Long expiresAt,
        Question.State state,
        @Nullable AnswerFacts answer) {
    record AnswerFacts(
            @Nullable String option,
            @Nullable String text,
            @Nullable Long by,
            long at) {}

    static QuestionFacts of(Question question) {
        return new QuestionFacts(
                question.id().value(),
                question.message().value(),
                question.conversation().value(),
                question.asker().value(),
                question.text(),
                question.options(),
                question.allowText(),
                question.fallback(),
                question.concerns(),
                micros(question.askedAt()),
                question.expiresAt() == null ? null : micros(question.expiresAt()),
                question.state(),
                facts(question.answer()));
    }

    private static @Nullable AnswerFacts facts(@Nullable Answer answer) {
        return answer == null
                ? null
                : new AnswerFacts(
                        answer.option(),
                        answer.text(),
                        answer.by() == null ? null : answer.by().value(),
                        micros(answer.at()));
    }

    Question question() {
        return new Question(
                new QuestionId(id),
                new MessageId(message),
                new ConversationId(conversation),
                new AccountId(asker),
                text,
                options,
                allowText,
                fallback,
                concerns,
                instant(askedAt),
                expiresAt == null ? null : instant(expiresAt),
                state,
                answer == null
                        ? null
                        : new Answer(
                                answer.option(),
                                answer.text(),
                                answer.by() == null ? null : new AccountId(answer.by()),
                                instant(answer.at())));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
