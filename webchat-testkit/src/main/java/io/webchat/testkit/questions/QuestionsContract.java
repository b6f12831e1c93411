package io.webchat.testkit.questions;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.groups.Group;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.questions.Questions} keeps. */
public interface QuestionsContract extends StoreContract {
    private static Question question(
            int number, Message message, @Nullable Instant expiresAt, @Nullable String concerns) {
        return new Question(
                new QuestionId("q_%032x".formatted(number)),
                message.id(),
                message.conversation(),
                message.sender(),
                "Deploy?",
                List.of(new Option("yes", "Yes", "primary"), new Option("no", "No", null)),
                true,
                "no",
                concerns,
                Fixtures.START.plusSeconds(number),
                expiresAt,
                Question.State.OPEN,
                null);
    }

    private Question stored(int number, Message message, @Nullable Instant expiresAt, @Nullable String concerns) {
        Question question = question(number, message, expiresAt, concerns);
        store().questions().add(question);
        return question;
    }

    @Test
    default void aQuestionShouldComeBackAsItWasStored() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(ada, bob, "Deploy?");
        Question question = stored(1, message, Fixtures.START.plusSeconds(60), "access:req_1");

        assertThat(store().questions().find(question.id())).contains(question);
        assertThat(store().questions().find(message.id())).contains(question);
        assertThat(store().questions().find(new QuestionId("q_%032x".formatted(2))))
                .isEmpty();
    }

    @Test
    default void anAnswerShouldBeKept() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Question question = stored(1, given().message(ada, bob, "Deploy?"), null, null);
        Question answered = question.answered(new Answer("yes", "go on", bob.id(), Fixtures.START.plusSeconds(5)));

        store().unitOfWork().run(() -> {
            assertThat(store().questions().lock(question.id())).contains(question);
            store().questions().update(answered);
        });

        assertThat(store().questions().find(question.id())).contains(answered);
    }

    @Test
    default void ownAgentsShouldComeFirstAndPagesShouldFollowEachOther() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account agent = given().agent("helper", ada);
        Question early = stored(1, given().message(agent, ada, "one"), null, null);
        Question stranger = stored(2, given().message(bob, ada, "two"), null, null);
        Question late = stored(3, given().message(agent, ada, "three"), null, null);
        Question latest = stored(4, given().message(bob, ada, "four"), null, null);

        assertThat(store().questions().of(ada.id(), false, null, 10)).containsExactly(late, early, latest, stranger);
        assertThat(store().questions().of(ada.id(), false, null, null, 3)).containsExactly(late, early, latest);
        assertThat(store().questions().of(ada.id(), false, null, early.id(), 3)).containsExactly(latest, stranger);
        assertThat(store().questions().of(ada.id(), false, null, stranger.id(), 3))
                .isEmpty();
    }

    @Test
    default void eachSideShouldFindItsOwn() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account eve = given().person("eve");
        Group group = given().group("crew", ada, bob);
        Question direct = stored(1, given().message(ada, bob, "one"), null, null);
        Question inGroup = stored(2, given().message(group, ada, "two"), null, null);
        Question other = stored(3, given().message(eve, bob, "three"), null, null);
        store().questions().update(other.expired(Fixtures.START.plusSeconds(9)));

        assertThat(store().questions().of(ada.id(), true, null, 10)).containsExactly(inGroup, direct);
        assertThat(store().questions().of(ada.id(), false, null, 10)).isEmpty();
        assertThat(store().questions().of(bob.id(), false, Question.State.OPEN, 10))
                .containsExactly(inGroup, direct);
        assertThat(store().questions().of(bob.id(), false, null, 1)).hasSize(1);
        assertThat(store().questions().of(bob.id(), false, Question.State.EXPIRED, 10))
                .extracting(Question::id)
                .containsExactly(other.id());
        assertThat(store().questions().of(eve.id(), false, null, 10)).isEmpty();
    }

    @Test
    default void theOpenOnesWhoseTimeIsOverShouldBeFound() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(ada, bob, "one");
        Question late = stored(1, message, Fixtures.START.plusSeconds(60), null);
        Question early = stored(2, message, Fixtures.START.plusSeconds(30), null);
        Question answered = stored(3, message, Fixtures.START.plusSeconds(10), null);
        stored(4, message, null, null);
        store().questions().update(answered.expired(Fixtures.START));

        assertThat(store().questions().over(Fixtures.START.plusSeconds(29), 10)).isEmpty();
        assertThat(store().questions().over(Fixtures.START.plusSeconds(30), 10)).containsExactly(early.id());
        assertThat(store().questions().over(Fixtures.START.plusSeconds(60), 10))
                .containsExactlyInAnyOrder(early.id(), late.id());
        assertThat(store().questions().over(Fixtures.START.plusSeconds(60), 1)).hasSize(1);
    }

    @Test
    default void theOpenOnesAboutOneThingShouldBeFound() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(ada, bob, "one");
        Question first = stored(1, message, null, "access:req_1");
        Question second = stored(2, message, null, "access:req_1");
        stored(3, message, null, "access:req_2");
        stored(4, message, null, null);
        store().questions().update(first.expired(Fixtures.START));

        assertThat(store().questions().openConcerning("access:req_1")).containsExactly(second.id());
    }
}
