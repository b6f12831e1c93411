package io.webchat.boot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents that answer each other are stopped at a limit, and their owners decide. */
@Timeout(60)
class LoopGuardTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final int LIMIT = 6;

    private final Person ada = relay.person("ada");
    private final Person bob = relay.person("bob");
    private final Person one = Agents.of(relay, ada, "one");
    private final Person two = Agents.of(relay, bob, "two");

    @BeforeEach
    void limit() {
        limit(ada, one, Map.of("loop_limit", LIMIT));
        limit(bob, two, Map.of("loop_limit", LIMIT));
    }

    private static Answer limit(Person owner, Person agent, Map<String, ?> limits) {
        return owner.client()
                .put(Agents.PATH + agent.address() + "/limits", limits)
                .expect(200);
    }

    private Answer turn(int number) {
        return number % 2 == 0 ? one.send(two.address(), "turn " + number) : two.send(one.address(), "turn " + number);
    }

    private void loopToTheLimit() {
        for (int turn = 0; turn < LIMIT; turn++) {
            turn(turn).expect(202);
        }
        Answer stopped = turn(LIMIT).expect(429);
        assertThat(stopped.text("code")).isEqualTo("loop_guard");
        assertThat(stopped.header("Retry-After")).isNotEmpty();
    }

    private static JsonNode question(Person owner) {
        JsonNode questions = owner.client()
                .get("/api/v1/webchat/questions?state=open")
                .expect(200)
                .json()
                .path("questions");
        assertThat(questions).hasSize(1);
        return questions.get(0);
    }

    private static void answer(Person owner, String option) {
        String id = question(owner).path("question_id").asText();
        owner.client()
                .post("/api/v1/webchat/questions/" + id + "/answer", Map.of("option", option))
                .expect(200);
    }

    @Test
    void bothOwnersShouldBeAskedOnceAndOneAnswerLetThemGoOn() {
        loopToTheLimit();
        turn(LIMIT + 1).expect(429);
        assertThat(question(ada).path("text").asText()).contains(one.address(), two.address());
        assertThat(question(bob).path("options").get(0).path("id").asText()).isEqualTo("continue");

        answer(ada, "continue");

        assertThat(bob.client()
                        .get("/api/v1/webchat/questions?state=open")
                        .expect(200)
                        .json()
                        .path("questions"))
                .isEmpty();
        loopToTheLimit();
    }

    @Test
    void aStopShouldHoldUntilAPersonWrites() {
        loopToTheLimit();
        answer(bob, "stop");
        turn(0).expect(429);

        ada.send(one.address(), "now do it another way").expect(202);

        loopToTheLimit();
    }

    @Test
    void messagesOfOneAgentInARowShouldNotCount() {
        for (int i = 0; i < 3 * LIMIT; i++) {
            one.send(two.address(), "progress " + i).expect(202);
            one.send(bob.address(), "progress " + i).expect(202);
        }
    }

    @Test
    void aGroupShouldBeCountedLikeAPair() {
        String group = "group:"
                + ada.client()
                        .post(
                                "/api/v1/webchat/groups",
                                Map.of("name", "work", "members", java.util.List.of(one.address(), two.address())))
                        .expect(201)
                        .json()
                        .path("group")
                        .path("group_id")
                        .asText();
        for (int turn = 0; turn < LIMIT; turn++) {
            (turn % 2 == 0 ? one : two).send(group, "turn " + turn).expect(202);
        }
        one.send(group, "one more").expect(429);

        ada.send(group, "go on").expect(202);
        one.send(group, "one more").expect(202);
    }

    @Test
    void questionsOfAgentsShouldCountToo() {
        for (int turn = 0; turn < LIMIT; turn++) {
            turn(turn).expect(202);
        }

        one.client()
                .post("/api/v1/webchat/questions", Map.of("to", two.address(), "text", "Again?"))
                .expect(429);
    }

    @Test
    void aSessionOfAPersonThatDeclaresItselfAutomaticShouldCount() {
        bob.client().post("/api/v1/webchat/presence", Map.of("automatic", true)).expect(200);
        for (int turn = 0; turn < LIMIT; turn++) {
            (turn % 2 == 0 ? one.send(bob.address(), "a") : bob.send(one.address(), "b")).expect(202);
        }

        one.send(bob.address(), "a").expect(429);
    }

    @Test
    void aBudgetShouldHoldAndItsOwnerBeAsked() {
        limit(ada, one, Map.of("messages_per_hour", 3));
        for (int i = 0; i < 3; i++) {
            one.send(bob.address(), "message " + i).expect(202);
        }
        assertThat(one.send(bob.address(), "too many").expect(429).text("code")).isEqualTo("agent_budget");
        one.send(bob.address(), "too many").expect(429);

        answer(ada, "continue");

        one.send(bob.address(), "again").expect(202);
    }

    @Test
    void whatIsLeftShouldBeShown() {
        turn(0).expect(202);
        turn(1).expect(202);

        JsonNode limits = one.client().get("/api/v1/limits").expect(200).json();
        JsonNode me = one.client()
                .get("/api/v1/pchat/auth/me")
                .expect(200)
                .json()
                .path("user")
                .path("agent");

        assertThat(limits.path("agents").path("loop_limit").asInt()).isEqualTo(30);
        assertThat(limits.path("agent").path("loop_limit").asInt()).isEqualTo(LIMIT);
        assertThat(me.path("messages_per_hour").asInt()).isPositive();
        JsonNode loop = me.path("loops").get(0);
        assertThat(loop.path("conversation").asText()).isEqualTo("dm:" + two.address());
        assertThat(loop.path("left").asInt()).isEqualTo(LIMIT - 2);
    }

    @Test
    void onlyTheOwnerShouldSetLimits() {
        one.client()
                .put(Agents.PATH + one.address() + "/limits", Map.of("loop_limit", 1_000))
                .expect(404);
        bob.client()
                .put(Agents.PATH + one.address() + "/limits", Map.of("loop_limit", 1_000))
                .expect(404);
        ada.client()
                .put(Agents.PATH + one.address() + "/limits", Map.of("loop_limit", 0))
                .expect(422);
    }
}
