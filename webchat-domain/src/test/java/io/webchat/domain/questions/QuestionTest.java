package io.webchat.domain.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.Refusal;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ASKER = new AccountId(1);
    private static final AccountId OTHER = new AccountId(2);
    private static final List<Option> OPTIONS = Option.APPROVE_OR_DENY;

    private static Question question(boolean allowText) {
        return new Question(
                new QuestionId("q_%032x".formatted(1)),
                new MessageId(new UUID(0, 1)),
                new ConversationId(1),
                ASKER,
                "Deploy?",
                OPTIONS,
                allowText,
                Question.DENY,
                null,
                NOW,
                NOW.plusSeconds(60),
                Question.State.OPEN,
                null);
    }

    private static Answer answer(AccountId by, @Nullable String option, @Nullable String text) {
        return new Answer(option, text, by, NOW);
    }

    /** Who answers with what, on which kind of question, and what comes of it. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2, approve, -,  false, answered",
                "2, deny,    -,  false, answered",
                "2, approve, go, true,  answered",
                "2, -,       go, true,  answered",
                "2, -,       go, false, field_invalid",
                "2, approve, go, false, field_invalid",
                "2, maybe,   -,  true,  field_invalid",
                "1, approve, -,  true,  answer_not_allowed",
            })
    void anAnswerShouldBeOneThatTheQuestionAllows(
            long by, @Nullable String option, @Nullable String text, boolean allowText, String outcome) {
        Question question = question(allowText);
        Answer answer = answer(new AccountId(by), option, text);
        if (outcome.equals("answered")) {
            assertThat(question.answered(answer).answer()).isEqualTo(answer);
            assertThat(question.answered(answer).state()).isEqualTo(Question.State.ANSWERED);
        } else {
            assertThatThrownBy(() -> question.answered(answer)).hasMessageStartingWith(outcome + ":");
        }
    }

    @Test
    void onlyTheFirstAnswerShouldCount() {
        Question answered = question(false).answered(answer(OTHER, "approve", null));
        Question expired = question(false).expired(NOW.plusSeconds(60));

        assertThatThrownBy(() -> answered.answered(answer(OTHER, "deny", null)))
                .hasMessageStartingWith("already_decided:");
        assertThatThrownBy(() -> expired.answered(answer(OTHER, "approve", null)))
                .hasMessageStartingWith("already_decided:");
        assertThat(answered.isAnsweredBy(OTHER, "approve", null)).isTrue();
        assertThat(answered.isAnsweredBy(OTHER, "deny", null)).isFalse();
        assertThat(answered.isAnsweredBy(ASKER, "approve", null)).isFalse();
    }

    @Test
    void whenItsTimeIsOverTheFallbackShouldBeTaken() {
        Question question = question(false);

        assertThat(question.overAt(NOW.plusSeconds(59))).isFalse();
        assertThat(question.overAt(NOW.plusSeconds(60))).isTrue();
        assertThat(question.expired(NOW).answer()).isEqualTo(new Answer("deny", null, null, NOW));
        assertThat(question.expired(NOW).state()).isEqualTo(Question.State.EXPIRED);
    }

    @Test
    void theOptionsShouldBeReadableByNumber() {
        assertThat(Question.shown("Deploy?", OPTIONS)).isEqualTo("Deploy?\n\n1. Approve\n2. Deny");
        assertThat(Question.shown("Which name?", List.of())).isEqualTo("Which name?");
    }

    @Test
    void aQuestionShouldBeAnswerable() {
        List<Option> twice = List.of(new Option("a", "A", null), new Option("a", "B", null));
        List<Option> many = Collections.nCopies(21, new Option("a", "A", null));

        Question.requireAnswerable(OPTIONS, false, "approve");
        Question.requireAnswerable(List.of(new Option("go", "Go", null)), false, Question.DENY);
        Question.requireAnswerable(List.of(), true, null);
        assertThatThrownBy(() -> Question.requireAnswerable(List.of(), false, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Question.requireAnswerable(twice, false, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Question.requireAnswerable(many, false, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Question.requireAnswerable(OPTIONS, false, "later"))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'', Yes, -", "a b, Yes, -", "yes, '', -", "yes, Yes, loud"})
    void anOptionShouldHaveAWordAndALabel(String id, String label, @Nullable String style) {
        assertThatThrownBy(() -> Option.parse(id, label, style)).isInstanceOf(Refusal.class);
    }
}
