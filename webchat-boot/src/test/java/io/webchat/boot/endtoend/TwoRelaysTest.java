package io.webchat.boot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two relays on one database. */
@Timeout(120)
class TwoRelaysTest {
    /** Less than caches keep what they know. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private static final int SENDERS = 8;
    private static final int MESSAGES_EACH = 40;

    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private WebChatRelay one;
    private WebChatRelay other;

    @BeforeEach
    void startBoth() throws Exception {
        Map<String, String> settings =
                RELAY.postgres().settings(RELAY.postgres().newDatabase());
        one = WebChatRelay.of(Settings.from(settings));
        other = WebChatRelay.of(Settings.from(settings));
        one.start();
        other.start();
    }

    @AfterEach
    void stopBoth() {
        one.stop();
        other.stop();
    }

    @Test
    void sendsThroughBothShouldKeepEveryOrderDense() throws Exception {
        Person ana = Client.of(one.url()).login("ana@example.com", "ana");
        Person ben = Client.of(one.url()).login("ben@example.com", "ben");
        String beginOfAnas = ana.cursor();
        String beginOfBens = ben.cursor();

        List<String> ids = sendFromBothSides(ana, ben);

        for (Person reader : List.of(ana, ben)) {
            List<JsonNode> log = at(other, reader).log(reader == ana ? beginOfAnas : beginOfBens);
            assertThat(log.stream().map(event -> event.path("seq").asLong()))
                    .containsExactlyElementsOf(upTo(SENDERS * MESSAGES_EACH));
            assertThat(log.stream()
                            .map(event -> event.at("/message/conversation_seq").asLong()))
                    .containsExactlyElementsOf(upTo(SENDERS * MESSAGES_EACH));
            assertThat(log.stream().map(event -> event.at("/message/message_id").asText()))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    /** The ids of what was sent: half through each relay, from ana to ben and back. */
    private List<String> sendFromBothSides(Person ana, Person ben) throws Exception {
        List<CompletableFuture<List<String>>> sending = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                Person from = at(i % 2 == 0 ? one : other, i % 4 < 2 ? ana : ben);
                String to = i % 4 < 2 ? ben.address() : ana.address();
                String name = "thread " + i;
                sending.add(CompletableFuture.supplyAsync(() -> sendAll(from, to, name), threads));
            }
        }
        List<String> ids = new ArrayList<>();
        for (CompletableFuture<List<String>> done : sending) {
            ids.addAll(done.get(60, TimeUnit.SECONDS));
        }
        return ids;
    }

    private static List<String> sendAll(Person from, String to, String name) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < MESSAGES_EACH; i++) {
            ids.add(from.send(to, name + ", message " + i).expect(202).text("message_id"));
        }
        return ids;
    }

    private static Person at(WebChatRelay relay, Person person) {
        return new Person(
                person.email(), person.address(), Client.of(relay.url()).as(person.token()), person.token());
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void whatIsSentThroughOneShouldWakeAReaderWaitingAtTheOther() throws Exception {
        Person ana = Client.of(one.url()).login("ana@example.com", "ana");
        Person ben = Client.of(other.url()).login("ben@example.com", "ben");
        String cursor = ben.cursor();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                String from = cursor;
                CompletableFuture<Answer> waiting =
                        CompletableFuture.supplyAsync(() -> ben.pollFrom(from, 55), threads);
                ana.send("ben", "over there " + i).expect(202);

                Answer answer = waiting.get(60, TimeUnit.SECONDS);

                assertThat(answer.json().at("/events/0/message/text").asText()).isEqualTo("over there " + i);
                cursor = answer.text("cursor");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("a reader that no signal wakes looks again after 15 s")
                .isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void aBlockAtOneShouldHoldAtTheOther() {
        Person ana = Client.of(one.url()).login("ana@example.com", "ana");
        Person eve = Client.of(other.url()).login("eve@example.com", "eve");
        eve.send("ana", "hello").expect(202);

        ana.client()
                .post("/api/v1/webchat/blocks", Map.of("chat_address", "eve"))
                .expect(200);

        await().atMost(SOON).until(() -> eve.send("ana", "hello again").status() == 404);
    }

    @Test
    void aSessionThatEndsAtOneShouldBeOverAtTheOther() throws Exception {
        Person ana = Client.of(one.url()).login("ana@example.com", "ana");
        Person there = at(other, ana);
        there.poll(Map.of()).expect(200);

        ana.client().post("/api/v1/pchat/auth/logout", Map.of()).expect(200);

        await().atMost(SOON).until(() -> there.poll(Map.of()).status() == 401);
    }

    @Test
    void aMembershipThatChangesAtOneShouldCountAtTheOther() {
        Person ana = Client.of(one.url()).login("ana@example.com", "ana");
        Person ben = Client.of(other.url()).login("ben@example.com", "ben");
        String group = ana.client()
                .post("/api/v1/webchat/groups", Map.of("name", "choir", "members", List.of("ben")))
                .expect(201)
                .json()
                .at("/group/group_id")
                .asText();
        ben.send("group:" + group, "hello").expect(202);

        ana.client().delete("/api/v1/webchat/groups/" + group + "/members/ben").expect(200);

        await().atMost(SOON)
                .until(() -> ben.send("group:" + group, "still here?").status() == 404);
    }

    @Test
    void aRepeatThroughTheOtherShouldBeKnownAsARepeat() {
        Person ana = Client.of(one.url()).login("ana@example.com", "ana");
        Answer first = ana.send("ana", "once", "key").expect(202);
        Answer repeat = at(other, ana).send("ana", "once", "key").expect(200);
        assertThat(repeat.text("message_id")).isEqualTo(first.text("message_id"));
    }
}
