package io.webchat.boot.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class PeopleTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final String AGENTS = "/api/v1/pchat/auth/agents";
    private static final String QUESTIONS = "/api/v1/webchat/questions";
    private static final String CALLS = "/api/v1/webchat/calls";
    private static final String BLOCKS = "/api/v1/webchat/blocks";
    private static final String ADMIN = "/api/v1/webchat/admin";

    private static Person agent(Person owner, String name) {
        String address = RunningRelay.newAddress(name);
        Answer opened = owner.client()
                .post(AGENTS, Map.of("display_name", name, "chat_address", address, "session_name", "build"))
                .expect(201);
        assertThat(opened.json().at("/user/kind").asText()).isEqualTo("agent");
        assertThat(opened.json().at("/user/owner").asText()).isEqualTo(owner.address());
        String token = opened.text("session_token");
        return new Person("", address, relay.client().as(token), token);
    }

    private static Person admin() {
        String address = RunningRelay.newAddress("boss");
        return relay.client().login(address + "@" + RunningRelay.ADMIN_DOMAIN, address);
    }

    private static List<String> all(Answer answer, String list, String field) {
        return StreamSupport.stream(answer.expect(200).json().path(list).spliterator(), false)
                .map(entry -> entry.path(field).asText())
                .toList();
    }

    private static List<JsonNode> events(Person person, String type) {
        return StreamSupport.stream(
                        person.poll(Map.of("limit", 100))
                                .expect(200)
                                .json()
                                .path("events")
                                .spliterator(),
                        false)
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    @Test
    void anAgentShouldTalkUnderItsOwnNameWithItsOwnerBehindIt() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person bot = agent(ada, "bot");

        bot.send(bob.address(), "done").expect(202);

        JsonNode message = events(bob, "message").getFirst().path("message");
        assertThat(message.path("from").asText()).isEqualTo(bot.address());
        assertThat(message.path("from_kind").asText()).isEqualTo("agent");
        assertThat(message.path("from_owner").asText()).isEqualTo(ada.address());
        assertThat(all(ada.client().get(AGENTS), "agents", "chat_address")).containsExactly(bot.address());
        bot.client().post(AGENTS, Map.of("display_name", "child")).expect(403);
    }

    @Test
    void aRevokedAgentShouldBeGoneForEver() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person bot = agent(ada, "bot");
        bob.client().delete(AGENTS + "/" + bot.address()).expect(404);

        ada.client().delete(AGENTS + "/" + bot.address()).expect(200);

        bot.poll(Map.of()).expect(401);
        bob.send(bot.address(), "there?").expect(404);
        assertThat(all(ada.client().get(AGENTS), "agents", "chat_address")).isEmpty();
        ada.client()
                .post(AGENTS, Map.of("display_name", "bot", "chat_address", bot.address()))
                .expect(409);
    }

    @Test
    void aPairedDeviceShouldReadOnItsOwn() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Answer made =
                ada.client().post("/api/v1/pchat/auth/pairing-codes", Map.of()).expect(201);
        String code = made.text("code");
        assertThat(made.text("url")).endsWith("/app/webchat/chat.html#pair=" + code);
        assertThat(made.json().path("expires_in").asInt()).isEqualTo(300);

        relay.client()
                .post("/api/v1/pchat/auth/pair", Map.of("code", "AAAAA-AAAAA"))
                .expect(401);
        Answer paired = relay.client()
                .post("/api/v1/pchat/auth/pair", Map.of("code", code.toLowerCase(Locale.ROOT), "device_name", "phone"))
                .expect(200);
        relay.client().post("/api/v1/pchat/auth/pair", Map.of("code", code)).expect(401);

        Person phone = new Person(
                ada.email(),
                ada.address(),
                relay.client().as(paired.text("session_token")),
                paired.text("session_token"));
        bob.send(ada.address(), "hello").expect(202);
        assertThat(ada.texts()).containsExactly("hello");
        assertThat(phone.texts()).containsExactly("hello");
    }

    @Test
    void aQuestionShouldWaitForItsOneAnswer() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person bot = agent(ada, "bot");
        Answer asked = bot.client()
                .post(
                        QUESTIONS,
                        Map.of(
                                "to",
                                ada.address(),
                                "text",
                                "Deploy?",
                                "options",
                                List.of(Map.of("id", "yes", "label", "Yes"), Map.of("id", "no", "label", "No"))))
                .expect(201);
        String path = QUESTIONS + "/" + asked.text("question_id");
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> bot.client().get(path + "?wait=30"));

        assertThat(all(ada.client().get(QUESTIONS + "?state=open"), "questions", "question_id"))
                .containsExactly(asked.text("question_id"));
        assertThat(ada.texts()).containsExactly("Deploy?\n\n1. Yes\n2. No");
        bob.client().get(path).expect(404);
        bob.client().post(path + "/answer", Map.of("option", "yes")).expect(404);
        bot.client().post(path + "/answer", Map.of("option", "yes")).expect(403);
        ada.client().post(path + "/answer", Map.of("option", "maybe")).expect(422);
        ada.client().post(path + "/answer", Map.of("option", "yes")).expect(200);
        ada.client().post(path + "/answer", Map.of("option", "yes")).expect(200);
        ada.client().post(path + "/answer", Map.of("option", "no")).expect(409);

        JsonNode answer = waiting.join().expect(200).json().path("question");
        assertThat(answer.path("state").asText()).isEqualTo("answered");
        assertThat(answer.at("/answer/option").asText()).isEqualTo("yes");
        assertThat(answer.at("/answer/by").asText()).isEqualTo(ada.address());
        assertThat(events(bot, "question_answered")).hasSize(1);
        assertThat(all(ada.client().get(QUESTIONS + "?state=open"), "questions", "question_id"))
                .isEmpty();
        assertThat(all(bot.client().get(QUESTIONS + "?own=true"), "questions", "state"))
                .containsExactly("answered");
    }

    @Test
    void aQuestionThatNobodyAnswersShouldTakeItsDefault() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Answer asked = ada.client()
                .post(QUESTIONS, Map.of("to", bob.address(), "text", "Deploy?", "expires_in", 1))
                .expect(201);

        JsonNode ended = ada.client()
                .get(QUESTIONS + "/" + asked.text("question_id") + "?wait=30")
                .expect(200)
                .json()
                .path("question");

        assertThat(ended.path("state").asText()).isEqualTo("expired");
        assertThat(ended.at("/answer/option").asText()).isEqualTo("deny");
        assertThat(events(bob, "question_expired")).hasSize(1);
    }

    @Test
    void aRepeatedQuestionShouldBeTheSame() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Map<String, String> question = Map.of("to", bob.address(), "text", "Deploy?", "idempotency_key", "one");

        String first = ada.client().post(QUESTIONS, question).expect(201).text("question_id");

        Answer repeat = ada.client().post(QUESTIONS, question).expect(200);
        assertThat(repeat.text("question_id")).isEqualTo(first);
        assertThat(repeat.json().path("duplicate").asBoolean()).isTrue();
        ada.client()
                .post(QUESTIONS, Map.of("to", bob.address(), "text", "Other?", "idempotency_key", "one"))
                .expect(409);
        ada.client().post(QUESTIONS, Map.of("to", ada.address(), "text", "Me?")).expect(422);
        ada.client()
                .post(QUESTIONS, Map.of("to", "nobody.there", "text", "You?"))
                .expect(404);
        ada.client().get(QUESTIONS + "?state=strange").expect(422);
    }

    @Test
    void aBlockShouldEndTheTalkForBoth() {
        Person ada = relay.person("ada");
        Person eve = relay.person("eve");
        String id = ada.send(eve.address(), "hi").expect(202).text("message_id");

        ada.client().post(BLOCKS, Map.of("chat_address", eve.address())).expect(200);

        eve.send(ada.address(), "why?").expect(404);
        ada.send(eve.address(), "hm").expect(404);
        eve.client()
                .post("/api/v1/webchat/typing", Map.of("to", ada.address(), "active", true))
                .expect(404);
        eve.client()
                .post("/api/v1/webchat/react", Map.of("message_id", id, "emoji", "👍"))
                .expect(404);
        eve.client()
                .post(QUESTIONS, Map.of("to", ada.address(), "text", "Really?"))
                .expect(404);
        assertThat(all(eve.client().get("/api/v1/webchat/directory?q=" + ada.address()), "users", "chat_address"))
                .isEmpty();
        assertThat(all(ada.client().get(BLOCKS), "blocks", "chat_address")).containsExactly(eve.address());

        ada.client().delete(BLOCKS + "/" + eve.address()).expect(200);
        eve.send(ada.address(), "thanks").expect(202);
    }

    @Test
    void aReportShouldReachTheAdmins() {
        Person ada = relay.person("ada");
        Person eve = relay.person("eve");
        Person boss = admin();
        String id = eve.send(ada.address(), "rude").expect(202).text("message_id");
        Answer reported = ada.client()
                .post("/api/v1/webchat/abuse-reports", Map.of("message_id", id, "reason", "rude"))
                .expect(201);
        relay.person("bob")
                .client()
                .post("/api/v1/webchat/abuse-reports", Map.of("message_id", id, "reason", "rude"))
                .expect(404);

        assertThat(all(boss.client().get(ADMIN + "/abuse-reports?open=true"), "abuse_reports", "report_id"))
                .contains(reported.text("report_id"));
        boss.client()
                .post(ADMIN + "/abuse-reports/" + reported.text("report_id") + "/resolve", Map.of("note", "talked"))
                .expect(200);
        assertThat(all(boss.client().get(ADMIN + "/abuse-reports?open=true"), "abuse_reports", "report_id"))
                .doesNotContain(reported.text("report_id"));
    }

    @Test
    void aBlockedUserShouldBeOutAtOnceWithItsAgents() {
        Person eve = relay.person("eve");
        Person bot = agent(eve, "bot");
        Person boss = admin();

        boss.client()
                .post(ADMIN + "/users", Map.of("email", eve.email(), "action", "block"))
                .expect(200);

        eve.poll(Map.of()).expect(401);
        bot.poll(Map.of()).expect(401);
        boss.send(eve.address(), "hello").expect(404);
        relay.client()
                .post("/api/v1/pchat/auth/request-code", Map.of("email", eve.email()))
                .expect(403);
        boss.client()
                .post(ADMIN + "/users", Map.of("chat_address", eve.address(), "action", "unblock"))
                .expect(200);
        relay.client().login(eve.email(), eve.address()).texts();
        assertThat(all(boss.client().get(ADMIN + "/audit"), "audit", "deed"))
                .contains("user_blocked", "user_unblocked", "session_opened");
    }

    @Test
    void theAdminsEndpointsShouldBeForAdmins() {
        Person ada = relay.person("ada");
        for (String path : List.of("/users", "/access-requests", "/abuse-reports", "/stats", "/audit")) {
            assertThat(ada.client().get(ADMIN + path).status()).as(path).isEqualTo(403);
            assertThat(relay.client().get(ADMIN + path).status()).as(path).isEqualTo(401);
        }
        ada.client()
                .post(ADMIN + "/users", Map.of("chat_address", ada.address(), "action", "promote"))
                .expect(403);
        Person boss = admin();
        boss.client()
                .post(ADMIN + "/users", Map.of("chat_address", boss.address(), "action", "demote"))
                .expect(422);
        boss.client()
                .post(ADMIN + "/users", Map.of("chat_address", ada.address(), "action", "explode"))
                .expect(422);
        boss.client().get(ADMIN + "/stats").expect(200);
        assertThat(all(boss.client().get(ADMIN + "/users?q=" + ada.address()), "users", "email"))
                .containsExactly(ada.email());
    }

    @Test
    void aCallShouldRingAndBeAnsweredByTheCalledSideOnly() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        Person eve = relay.person("eve");
        Answer started = ada.client()
                .post(
                        CALLS,
                        Map.of("to", bob.address(), "media", "video", "sdp", Map.of("type", "offer", "sdp", "v=0")))
                .expect(201);
        String signal = CALLS + "/" + started.text("call_id") + "/signal";

        JsonNode ring = events(bob, "call").getFirst().path("call");
        assertThat(ring.path("signal").asText()).isEqualTo("ring");
        assertThat(ring.at("/data/sdp").asText()).isEqualTo("v=0");
        eve.client().post(signal, Map.of("type", "answer")).expect(404);
        ada.client().post(signal, Map.of("type", "answer")).expect(403);
        bob.client().post(signal, Map.of("type", "dance")).expect(422);
        bob.client().post(signal, Map.of("type", "answer", "data", "v=1")).expect(200);
        bob.client().post(signal, Map.of("type", "answer", "data", "v=1")).expect(409);
        ada.client().post(signal, Map.of("type", "hangup")).expect(200);

        assertThat(events(ada, "call").stream()
                        .map(event -> event.at("/call/signal").asText()))
                .containsExactly("ring", "answer", "hangup");
        assertThat(all(bob.client().get(CALLS), "calls", "state")).containsExactly("ended");
        ada.client()
                .post(CALLS, Map.of("to", ada.address(), "media", "audio", "sdp", "x"))
                .expect(422);
        assertThat(ada.client()
                        .get("/api/v1/webchat/ice-servers")
                        .expect(200)
                        .json()
                        .path("ice_servers")
                        .isArray())
                .isTrue();
    }

    @Test
    void aSearchShouldFindWhatTheCallerMaySee() {
        Person ada = relay.person("ada");
        Person bob = relay.person("bob");
        ada.send(bob.address(), "the quarterly report is ready").expect(202);
        String search = "/api/v1/webchat/search?q=quarter";

        assertThat(all(bob.client().get(search), "messages", "from")).containsExactly(ada.address());
        assertThat(all(bob.client().get(search + "&in=dm:" + ada.address()), "messages", "from"))
                .hasSize(1);
        assertThat(all(bob.client().get(search + "&since=2100-01-01T00:00:00Z"), "messages", "from"))
                .isEmpty();
        assertThat(all(relay.person("eve").client().get(search), "messages", "from"))
                .isEmpty();
        bob.client().get(search + "&in=dm:nobody").expect(404);
        bob.client().get(search + "&since=yesterday").expect(422);
        bob.client().get(search + "&limit=0").expect(422);
        bob.client().get("/api/v1/webchat/search").expect(422);
    }
}
