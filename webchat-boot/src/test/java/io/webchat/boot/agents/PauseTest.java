package io.webchat.boot.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent that its owner has paused gets nothing and writes nothing. */
@Timeout(60)
class PauseTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final int ROUNDS = 8;

    private final Person ada = relay.person("ada");
    private final Person bob = relay.person("bob");
    private final Person bot = Agents.of(relay, ada, "bot");

    @Test
    void onlyTheOwnerShouldPauseAndResume() {
        for (Person stranger : List.of(bob, bot)) {
            Agents.pause(stranger, bot).expect(404);
            Agents.resume(stranger, bot).expect(404);
        }
        assertThat(Agents.pause(ada, bot).expect(200).json().path("paused").asBoolean())
                .isTrue();
        bot.send(bob.address(), "hello").expect(409);

        assertThat(Agents.resume(ada, bot).expect(200).json().path("paused").asBoolean())
                .isFalse();
        bot.send(bob.address(), "hello").expect(202);
    }

    @Test
    void aHeldPollShouldEndWithThePauseAndLoseNothing() {
        CompletableFuture<Answer> held = CompletableFuture.supplyAsync(() -> bot.poll(Map.of("wait", 50)));
        // Whether it is held already or not, its answer is the same.
        Agents.pause(ada, bot).expect(200);

        JsonNode answer = held.join().expect(200).json();
        assertThat(answer.path("paused").asBoolean()).isTrue();
        assertThat(answer.path("reason").asText()).isEqualTo("a look at the plan");
        bob.send(bot.address(), "while paused").expect(202);
        assertThat(bot.poll(Map.of()).expect(200).json().path("messages")).isEmpty();

        Agents.resume(ada, bot).expect(200);
        assertThat(bot.texts()).containsExactly("while paused");
    }

    @Test
    void aWaitForAnAnswerShouldEndWithThePause() {
        String question = bot.client()
                .post("/api/v1/webchat/questions", Map.of("to", bob.address(), "text", "May I?"))
                .expect(201)
                .text("question_id");
        CompletableFuture<Answer> held = CompletableFuture.supplyAsync(
                () -> bot.client().get("/api/v1/webchat/questions/" + question + "?wait=50"));
        Agents.pause(ada, bot).expect(200);

        assertThat(held.join().expect(200).json().path("paused").asBoolean()).isTrue();
    }

    @Test
    void aStreamShouldEndWithThePause() throws Exception {
        // Opening it and pausing at the same moment is one of the cases.
        for (int round = 0; round < 5 * ROUNDS; round++) {
            try (EventLines lines = EventLines.open(bot, relay.url() + "/api/v1/webchat/events")) {
                Agents.pause(ada, bot).expect(200);
                assertThat(lines.dataWith("paused")).contains("\"paused\":true").contains("a look at the plan");
                assertThat(lines.reader().lines().toList()).noneMatch(line -> line.startsWith("data:"));
            }
            Agents.resume(ada, bot).expect(200);
        }
    }

    @Test
    void everyWriteShouldBeRefusedWithTheReason() {
        String own = bot.send(bob.address(), "before").expect(202).text("message_id");
        String question = bob.client()
                .post("/api/v1/webchat/questions", Map.of("to", bot.address(), "text", "Ready?"))
                .expect(201)
                .text("question_id");
        Agents.pause(ada, bot).expect(200);

        List<Answer> refused = new ArrayList<>();
        refused.add(bot.send(bob.address(), "after"));
        refused.add(bot.client().post("/api/v1/webchat/edit", Map.of("message_id", own, "text", "changed")));
        refused.add(bot.client().post("/api/v1/webchat/delete", Map.of("message_id", own)));
        refused.add(bot.client().post("/api/v1/webchat/react", Map.of("message_id", own, "emoji", "👍")));
        refused.add(bot.client().post("/api/v1/webchat/questions", Map.of("to", bob.address(), "text", "May I?")));
        refused.add(
                bot.client().post("/api/v1/webchat/questions/" + question + "/answer", Map.of("option", "approve")));
        refused.add(bot.client().post("/api/v1/webchat/groups", Map.of("name", "ours")));
        refused.add(bot.client().post("/api/v1/webchat/typing", Map.of("to", bob.address(), "active", true)));

        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("code")).isEqualTo("agent_paused");
            assertThat(answer.text("detail")).contains("a look at the plan");
        });
        bot.client().get("/api/v1/webchat/conversations").expect(200);
    }

    @Test
    void theDirectoryShouldShowIt() {
        bot.client()
                .post("/api/v1/webchat/presence", Map.of("state", "working"))
                .expect(200);
        Agents.pause(ada, bot).expect(200);

        JsonNode user = bob.client()
                .get("/api/v1/webchat/directory?q=" + bot.address())
                .expect(200)
                .json()
                .path("users")
                .get(0);

        assertThat(user.path("paused").asBoolean()).isTrue();
        assertThat(user.path("sessions").get(0).path("state").asText()).isEqualTo("paused");
        assertThat(user.path("owner").asText()).isEqualTo(ada.address());
    }

    @Test
    void nothingShouldBeStoredAfterAPauseWasAnswered() {
        String history = "/api/v1/webchat/conversations/dm:" + bot.address() + "/messages?limit=1";
        for (int round = 0; round < ROUNDS; round++) {
            AtomicBoolean go = new AtomicBoolean(true);
            List<CompletableFuture<Void>> senders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                senders.add(CompletableFuture.runAsync(() -> {
                    while (go.get()) {
                        int status = bot.send(bob.address(), "racing").status();
                        assertThat(status).isIn(202, 409);
                    }
                }));
            }
            await().until(() -> bob.client().get(history).status() == 200);
            Agents.pause(ada, bot).expect(200);
            long last = newest(history);

            // By the time that each sender has been refused once more, whatever was under way is over.
            bot.send(bob.address(), "late").expect(409);
            go.set(false);
            senders.forEach(CompletableFuture::join);

            assertThat(newest(history)).isEqualTo(last);
            Agents.resume(ada, bot).expect(200);
        }
    }

    private long newest(String history) {
        return bob.client()
                .get(history)
                .expect(200)
                .json()
                .path("messages")
                .get(0)
                .path("conversation_seq")
                .asLong();
    }
}
