package io.webchat.boot.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one caller can do to others by doing it very often. */
class StrangersTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static WebChatRelay relay(Map<String, String> more) throws Exception {
        Map<String, String> settings =
                RELAY.postgres().settings(RELAY.postgres().newDatabase());
        settings.putAll(more);
        WebChatRelay relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
        return relay;
    }

    /** How many calls pass before one is refused for coming too often. */
    private static int passes(int most, IntFunction<Answer> call) {
        for (int i = 0; i < most; i++) {
            Answer answer = call.apply(i);
            if (answer.status() == 429) {
                assertThat(answer.text("code")).isEqualTo("rate_limited");
                assertThat(answer.header("Retry-After")).isNotBlank();
                return i;
            }
            assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        }
        throw new AssertionError("All of " + most + " calls pass");
    }

    @Test
    void oneNetworkShouldNotMailTheWorld() throws Exception {
        try (WebChatRelay relay = relay(Map.of("PCHAT_DEV_EXPOSE_CODES", "false"))) {
            Client client = Client.of(relay.url());

            int mailed = passes(
                    200,
                    i -> client.post("/api/v1/pchat/auth/request-code", Map.of("email", "m" + i + "@example.com")));

            assertThat(mailed).isEqualTo(120);
        }
    }

    @Test
    void wrongCodesOfOneCallerBehindAProxyShouldLockNobodyElseOut() throws Exception {
        try (WebChatRelay relay = relay(Map.of("WEBCHAT_TRUSTED_PROXIES", "127.0.0.0/8,::1"))) {
            Client client = Client.of(relay.url());
            int guesses = 0;
            while (guess(client, guesses, "203.0.113.9").status() == 401) {
                guesses++;
            }

            assertThat(guesses).isEqualTo(60);
            assertThat(guess(client, 1_000, "203.0.113.10").status()).isEqualTo(401);
            // What the caller itself puts in front is no way around the limit.
            assertThat(guess(client, 1_001, "198.51.100.1, 203.0.113.9").status())
                    .isEqualTo(429);
        }
    }

    private static Answer guess(Client client, int mailbox, String from) {
        return client.post(
                "/api/v1/pchat/auth/verify-code",
                Map.of("email", "g" + mailbox + "@example.com", "code", "000000"),
                Map.of("X-Forwarded-For", from));
    }

    @Test
    void nobodysQuestionsShouldBuryOthers() {
        Person ada = RELAY.person("ada");
        Person eve = RELAY.person("eve");
        Answer agent = ada.client()
                .post("/api/v1/pchat/auth/agents", Map.of("display_name", "Helper"))
                .expect(201);
        String important = question(RELAY.client().as(agent.text("session_token")), ada, "deploy?")
                .expect(201)
                .text("question_id");

        assertThat(passes(200, i -> question(eve.client(), ada, "spam " + i))).isEqualTo(120);
        JsonNode first = ada.client()
                .get("/api/v1/webchat/questions?state=open&limit=100")
                .expect(200)
                .json();
        JsonNode second = ada.client()
                .get("/api/v1/webchat/questions?state=open&limit=100&before="
                        + first.path("next_before").asText())
                .expect(200)
                .json();

        assertThat(first.at("/questions/0/question_id").asText()).isEqualTo(important);
        assertThat(first.path("questions")).hasSize(100);
        assertThat(second.path("questions")).hasSize(21);
        assertThat(second.has("next_before")).isFalse();
    }

    private static Answer question(Client asker, Person to, String text) {
        return asker.post("/api/v1/webchat/questions", Map.of("to", to.address(), "text", text));
    }

    @Test
    void callsRenamesAndGroupsShouldHaveAnEnd() {
        Person ada = RELAY.person("ada");
        Person eve = RELAY.person("eve");

        assertThat(passes(
                        60,
                        i -> eve.client()
                                .post(
                                        "/api/v1/webchat/calls",
                                        Map.of("to", ada.address(), "media", "audio", "sdp", Map.of("sdp", "x")))))
                .isEqualTo(30);
        assertThat(passes(
                        60,
                        i -> eve.client()
                                .put("/api/v1/pchat/auth/me", Map.of("chat_address", eve.address() + "-" + i))))
                .isEqualTo(10);
        assertThat(passes(
                        300,
                        i -> eve.client()
                                .post("/api/v1/webchat/groups", Map.of("name", "g" + i, "visibility", "public"))))
                .isEqualTo(200);
        // Her name begins in front of all of these, and there are more of them than are listed.
        ada.client()
                .post("/api/v1/webchat/groups", Map.of("name", "zz " + ada.address(), "visibility", "public"))
                .expect(201);
        assertThat(ada.client().get("/api/v1/webchat/directory").expect(200).body())
                .contains("zz " + ada.address());
    }

    @Test
    void sessionsOfOneAgentShouldHaveAnEnd() {
        Person ada = RELAY.person("ada");
        String address = ada.address() + ".bot";
        Answer[] last = new Answer[1];

        int opened = passes(400, i -> {
            Answer answer = ada.client()
                    .post(
                            "/api/v1/pchat/auth/agents",
                            Map.of("display_name", "Bot", "chat_address", address, "session_name", "s" + i));
            last[0] = answer.status() == 201 ? answer : last[0];
            return answer;
        });

        assertThat(opened).isEqualTo(300);
        assertThat(RELAY.client()
                        .as(last[0].text("session_token"))
                        .get("/api/v1/pchat/auth/sessions")
                        .expect(200)
                        .json()
                        .path("sessions"))
                .hasSize(200);
    }

    @Test
    void streamsOfOneSessionShouldHaveAnEnd() throws Exception {
        Person eve = RELAY.person("eve");
        List<RawCall> open = new java.util.ArrayList<>();
        try {
            int status = 200;
            while (status == 200) {
                RawCall stream = new RawCall(RELAY.url());
                open.add(stream);
                stream.write("GET /api/v1/webchat/events HTTP/1.1\r\nHost: a\r\nX-PChat-Session: " + eve.token()
                        + "\r\n\r\n");
                status = stream.status();
            }

            assertThat(status).isEqualTo(429);
            assertThat(open).hasSize(33);
        } finally {
            for (RawCall call : open) {
                call.close();
            }
        }
    }

    @Test
    void everyLimitShouldBeTold() {
        JsonNode limits =
                RELAY.person("ada").client().get("/api/v1/limits").expect(200).json();

        for (String rate : List.of(
                "login_codes_per_ip",
                "login_codes_to_strangers",
                "questions_per_pair",
                "calls_per_pair",
                "groups_per_account",
                "renames_per_account",
                "sessions_per_account",
                "agents_per_account")) {
            assertThat(limits.at("/rates/" + rate + "/most").asInt()).as(rate).isPositive();
        }
        assertThat(limits.at("/sizes/streams_per_session").asInt()).isEqualTo(32);
    }
}
