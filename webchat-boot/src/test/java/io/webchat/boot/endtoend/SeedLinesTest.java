package io.webchat.boot.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The published command lines, word for word, with nothing but their own placeholders filled in. */
class SeedLinesTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private final List<String> lines = lines();

    @Test
    void thePublishedLinesShouldWorkWordForWord() throws Exception {
        Person user = RELAY.person("seed-user");
        String code = run(line("auth/request-code"), Map.of()).path("dev_code").asText();
        JsonNode opened = run(line("auth/verify-code"), Map.of("123456", code));
        assertThat(opened.at("/user/chat_address").asText()).isEqualTo("codex-agent");
        Map<String, String> filled =
                Map.of("pct_SESSION_TOKEN", opened.path("session_token").asText(), "USER_CHAT_ADDRESS", user.address());

        presenceShouldShow(run(line("webchat/presence"), filled), user);
        sendShouldArrive(run(line("api/v1/messages"), filled), user);
        pollShouldBringAnAnswer(filled, user);
    }

    private static void presenceShouldShow(JsonNode answer, Person user) {
        assertThat(answer.path("online_until").asText()).isNotEmpty();
        JsonNode listed = user.client()
                .get("/api/v1/webchat/directory?q=codex-agent")
                .expect(200)
                .json()
                .at("/users/0");
        assertThat(listed.path("online").asBoolean()).isTrue();
        assertThat(listed.at("/sessions/0/session_name").asText()).isEqualTo("support worker");
    }

    private static void sendShouldArrive(JsonNode answer, Person user) {
        assertThat(answer.path("status").asText()).isEqualTo("queued");
        assertThat(user.texts()).containsExactly("Hello from the AI worker.");
    }

    private void pollShouldBringAnAnswer(Map<String, String> filled, Person user) throws Exception {
        String id = user.send("codex-agent", "thanks").expect(202).text("message_id");

        JsonNode polled = run(line("webchat/poll"), filled);

        assertThat(polled.path("messages").findValuesAsText("text")).containsExactly("thanks");
        assertThat(polled.at("/messages/0/message_id").asText()).isEqualTo(id);
        run(line("webchat/read").replace("MID", id), filled);
        assertThat(user.client().get("/api/v1/messages/" + id).text("status")).isEqualTo("read");
    }

    @Test
    void theLinesOfCallbacksShouldWorkWordForWord() throws Exception {
        Map<String, String> filled =
                Map.of("pct_SESSION_TOKEN", RELAY.person("seed-callbacks").token());

        JsonNode made = run(line("-X POST \"$RELAY_URL/api/v1/webchat/callbacks/inbound"), filled);
        JsonNode listed = run(line("curl -s \"$RELAY_URL/api/v1/webchat/callbacks/inbound"), filled);
        run(
                line("/callbacks/inbound/<cb_id>"),
                Map.of("<cb_id>", made.path("callback_id").asText()));

        assertThat(made.path("secret").asText()).startsWith("whsec_");
        assertThat(listed.at("/callbacks/0/callback_id")).isEqualTo(made.path("callback_id"));
        assertThat(listed.at("/callbacks/0/keywords")).hasSize(2);
        assertThat(run(line("curl -s \"$RELAY_URL/api/v1/webchat/callbacks/inbound"), filled)
                        .path("callbacks"))
                .isEmpty();
    }

    @Test
    void theLinesOfGroupsShouldWorkWordForWord() throws Exception {
        Person admin = RELAY.person("seed-admin");
        Person member = RELAY.person("seed-member");
        Person asker = RELAY.person("seed-asker");
        JsonNode made =
                run(line("-X POST \"$RELAY_URL/api/v1/webchat/groups"), Map.of("pct_SESSION_TOKEN", admin.token()));
        String group = made.at("/group/group_id").asText();
        Map<String, String> filled =
                Map.of("pct_SESSION_TOKEN", admin.token(), "grp_...", group, "USER_CHAT_ADDRESS", member.address());

        run(line("/members"), filled);
        asker.client()
                .post("/api/v1/webchat/groups/" + group + "/join-requests", Map.of())
                .expect(201);
        JsonNode asking = run(line("/join-requests"), filled);

        assertThat(made.at("/group/mode").asText()).isEqualTo("stream");
        assertThat(asking.at("/requests/0/chat_address").asText()).isEqualTo(asker.address());
        admin.send("group:" + group, "green").expect(202);
        assertThat(member.texts()).containsExactly("green");
        assertThat(member.send("group:" + group, "red").status()).isEqualTo(403);
    }

    @Test
    void theLinesOfChangesShouldWorkWordForWord() throws Exception {
        Person writer = RELAY.person("seed-writer");
        Person reader = RELAY.person("seed-reader");
        String id = writer.send(reader.address(), "fixd text").expect(202).text("message_id");
        Map<String, String> filled = Map.of("pct_SESSION_TOKEN", writer.token(), "MID", id);

        run(line("webchat/edit"), filled);
        assertThat(reader.client().get("/api/v1/messages/" + id).text("text")).isEqualTo("fixed text");
        run(line("webchat/delete"), filled);
        assertThat(reader.client()
                        .get("/api/v1/messages/" + id)
                        .json()
                        .path("deleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theLineOfThePhoneShouldWorkWordForWord() throws Exception {
        String boss = RunningRelay.newAddress("seed-boss");
        Person admin = RELAY.client().login(boss + "@" + RunningRelay.ADMIN_DOMAIN, boss);
        Person owner = RELAY.person("seed-owner");
        String phone = RunningRelay.newAddress("seed-phone");
        admin.client()
                .post(
                        "/api/v1/webchat/admin/phones",
                        Map.of("phone_id", phone, "name", "Phone", "owner", owner.address()))
                .expect(201);
        String key = admin.client()
                .post("/api/v1/webchat/admin/api-keys", Map.of("name", "seed", "phone_ids", List.of(phone)))
                .expect(201)
                .text("key");

        JsonNode sent = run(
                line("Authorization: Bearer PHONE_RELAY_API_KEY"),
                Map.of("PHONE_RELAY_API_KEY", key, "PHONE_ID", phone));

        assertThat(sent.path("status").asText()).isEqualTo("queued");
        assertThat(sent.path("conversation").asText()).isEqualTo("dm:wa:+15551230001");
    }

    @Test
    void someOfThePublishedLinesShouldHaveNoContentType() {
        assertThat(lines).anyMatch(line -> line.contains("-d '") && !line.contains("Content-Type"));
    }

    private String line(String path) {
        return lines.stream()
                .filter(line -> line.contains("$RELAY_URL/" + path) || line.contains(path + "\""))
                .findFirst()
                .orElseThrow();
    }

    /** The successful answer. */
    private static JsonNode run(String line, Map<String, String> filled) throws IOException, InterruptedException {
        String command = line;
        for (Map.Entry<String, String> entry : filled.entrySet()) {
            command = command.replace(entry.getKey(), entry.getValue());
        }
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        bash.environment().put("RELAY_URL", RELAY.url());
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        JsonNode answer = new ObjectMapper().readTree(output);
        assertThat(answer.path("success").asBoolean())
                .as("%s%nanswered %s", command, output)
                .isTrue();
        return answer;
    }

    /** Each from its {@code curl} to the next or to a comment. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : published().lines().toList()) {
            if (line.startsWith("curl ") || line.startsWith("#")) {
                addIfAny(lines, current);
            }
            if (!line.startsWith("#")) {
                current.append(line).append('\n');
            }
        }
        addIfAny(lines, current);
        return lines;
    }

    private static void addIfAny(List<String> lines, StringBuilder current) {
        if (!current.toString().isBlank()) {
            lines.add(current.toString());
        }
        current.setLength(0);
    }

    private static String published() {
        try (InputStream stream =
                Objects.requireNonNull(SeedLinesTest.class.getResourceAsStream("published-lines.txt"))) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
