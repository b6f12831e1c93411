package io.webchat.boot.endtoend;

import static io.webchat.boot.endtoend.Refusals.shouldBeClear;
import static io.webchat.boot.endtoend.Refusals.shouldName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed calls that are not the caller's to make. */
class BadCallsTest {
    private static final String UNKNOWN_MESSAGE = "msg_" + "0".repeat(32);

    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private final Person ana = RELAY.person("ana");
    private final Person ben = RELAY.person("ben");
    private String beginOfBens = "";

    @BeforeEach
    void noteTheBegin() {
        beginOfBens = ben.cursor();
    }

    @AfterEach
    void theRelayShouldServeOn() {
        ana.send(ben.address(), "still there").expect(202);
        assertThat(ben.texts()).endsWith("still there");
    }

    @Test
    void aStrangersCursorShouldBeRefused() {
        shouldBeClear(ana.pollFrom(beginOfBens, 0), 400, "cursor_invalid");
        shouldBeClear(ana.client().post("/api/v1/webchat/ack", Map.of("cursor", beginOfBens)), 400, "cursor_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000", "../..", "%00", "'"})
    void aCursorThatIsNoneShouldBeRefused(String garbage) {
        shouldBeClear(ana.pollFrom(garbage, 0), 400, "cursor_invalid");
        shouldBeClear(ana.client().post("/api/v1/webchat/ack", Map.of("cursor", garbage)), 400, "cursor_invalid");
    }

    /** The database may have gone back in time: the reader learns of the gap and where to resume. */
    @Test
    void aCursorBeyondTheEndShouldBeAGap() {
        for (long seq : new long[] {1_000, Long.MAX_VALUE}) {
            String beyond = changed(beginOfBens, buffer -> buffer.putLong(12, seq));
            assertThat(ben.pollFrom(beyond, 0).expect(200).json().path("gap").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void aCursorWithANegativeNumberShouldBeRefused() {
        for (long seq : new long[] {-1, Long.MIN_VALUE}) {
            String negative = changed(beginOfBens, buffer -> buffer.putLong(12, seq));
            shouldBeClear(ben.pollFrom(negative, 0), 400, "cursor_invalid");
        }
    }

    @Test
    void aCursorOfAnotherLifeOfTheDatabaseShouldTellOfTheGapAndWhereToResume() {
        ana.send(ben.address(), "hello").expect(202);
        String foreign = changed(beginOfBens, buffer -> buffer.putLong(0, 42));

        JsonNode page = ben.pollFrom(foreign, 55).expect(200).json();

        assertThat(page.path("gap").asBoolean()).isTrue();
        assertThat(page.path("events")).isEmpty();
        assertThat(ben.log(page.path("cursor").asText())).hasSize(1);
        shouldBeClear(ben.client().post("/api/v1/webchat/ack", Map.of("cursor", foreign)), 400, "cursor_invalid");
    }

    private static String changed(String cursor, Function<ByteBuffer, ByteBuffer> change) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(change.apply(bytes).array());
    }

    @Test
    void withoutASessionNothingShouldBeTold() {
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint != Endpoint.REQUEST_CODE && endpoint != Endpoint.VERIFY_CODE) {
                shouldBeClear(call(RELAY.client(), endpoint), 401, "session_required");
                shouldBeClear(call(RELAY.client().as(" "), endpoint), 401, "session_required");
                for (String token : List.of("x", "pct_", "pct_x", "wck_x", "pct_" + "x".repeat(43))) {
                    shouldBeClear(call(RELAY.client().as(token), endpoint), 401, "session_invalid");
                }
            }
        }
        for (String path : List.of("pchat/auth/me", "pchat/auth/sessions", "webchat/directory", "messages/msg_x")) {
            shouldBeClear(RELAY.client().get("/api/v1/" + path), 401, "session_required");
        }
    }

    private static Answer call(Client client, Endpoint endpoint) {
        return client.raw(endpoint.method(), endpoint.path(), "{}");
    }

    @Test
    void anEndedSessionShouldBeRefusedAtOnceAndOthersStay() {
        Person again = RELAY.client().login(ana.email(), ana.address());
        String id = sessionId(again);

        shouldBeClear(ben.client().delete("/api/v1/pchat/auth/sessions/" + id), 404);
        again.client().get("/api/v1/pchat/auth/me").expect(200);
        ana.client().delete("/api/v1/pchat/auth/sessions/" + id).expect(200);

        shouldBeClear(again.client().get("/api/v1/pchat/auth/me"), 401, "session_invalid");
        shouldBeClear(ana.client().delete("/api/v1/pchat/auth/sessions/" + id), 404);
        shouldBeClear(ana.client().delete("/api/v1/pchat/auth/sessions/ses_%00%27"));
        ana.client().get("/api/v1/pchat/auth/me").expect(200);
    }

    private static String sessionId(Person person) {
        return person.client()
                .get("/api/v1/pchat/auth/me")
                .expect(200)
                .json()
                .at("/session/session_id")
                .asText();
    }

    @Test
    void aSessionShouldEndWithItsLogout() {
        Person again = RELAY.client().login(ana.email(), ana.address());
        again.client().raw("POST", "/api/v1/pchat/auth/logout", "").expect(200);
        shouldBeClear(again.poll(Map.of()), 401, "session_invalid");
        shouldBeClear(again.send(ben.address(), "hello"), 401, "session_invalid");
    }

    @Test
    void anExpiredSessionShouldBeRefused() throws Exception {
        Map<String, String> settings =
                RELAY.postgres().settings(RELAY.postgres().newDatabase());
        settings.put("PCHAT_SESSION_TTL_SEC", "2");
        try (WebChatRelay shortLived = WebChatRelay.of(Settings.from(settings))) {
            shortLived.start();
            Person guest = Client.of(shortLived.url()).login("guest@example.com", "guest");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> guest.client().get("/api/v1/pchat/auth/me").status() == 401);
            shouldBeClear(guest.send("guest", "hello"), 401, "session_invalid");
        }
    }

    @Test
    void strangersShouldNotLearnThatAMessageExists() {
        String id = ana.send(ben.address(), "secret").expect(202).text("message_id");
        Person eve = RELAY.person("eve");
        for (String wanted : List.of(id, UNKNOWN_MESSAGE, "msg_x", "x", id.toUpperCase(Locale.ROOT), "%27")) {
            shouldBeClear(eve.client().get("/api/v1/messages/" + wanted), 404, "not_found");
            if (!wanted.startsWith("%")) {
                shouldBeClear(read(eve, Map.of("message_id", wanted)), 404, "not_found");
                shouldBeClear(read(eve, Map.of("message_ids", List.of(wanted))), 404, "not_found");
            }
        }
        assertThat(sameButForTheRequest(eve.client().get("/api/v1/messages/" + id)))
                .isEqualTo(sameButForTheRequest(eve.client().get("/api/v1/messages/" + UNKNOWN_MESSAGE)));
        assertThat(eve.client()
                        .post("/api/v1/webchat/receipt-status", Map.of("message_ids", List.of(id, "x")))
                        .expect(200)
                        .json()
                        .path("receipts"))
                .isEmpty();
        shouldName(
                eve.client().post("/api/v1/messages", Map.of("to", ben.address(), "text", "me too", "reply_to", id)),
                422,
                "reply_to");
        assertThat(ana.client().get("/api/v1/messages/" + id).text("status")).isEqualTo("queued");
    }

    private static Answer read(Person person, Map<String, ?> body) {
        return person.client().post("/api/v1/webchat/read", body);
    }

    private static String sameButForTheRequest(Answer answer) {
        return answer.body().replace(answer.text("request_id"), "");
    }

    @Test
    void strangersConversationsShouldNotBeRead() {
        ana.send(ben.address(), "secret").expect(202);
        Person eve = RELAY.person("eve");
        for (String name : List.of("dm:" + ben.address(), "dm:nobody", "dm:", "x", "dm:\u0000", "group:grp_x")) {
            shouldBeClear(read(eve, Map.of("conversation", name, "up_to_seq", 1)), 404, "not_found");
        }
        shouldName(read(ben, Map.of("conversation", "dm:" + ana.address())), 422, "up_to_seq");
    }

    @Test
    void anothersAddressShouldBeRefusedAsASender() {
        Map<String, Object> message = new HashMap<>(Map.of("to", ben.address(), "text", "hello"));
        for (String other : List.of(ben.address(), "nobody-at-all")) {
            message.put("source", other);
            shouldBeClear(ana.client().post("/api/v1/messages", message), 403, "sender_mismatch");
            shouldBeClear(ana.poll(Map.of("chat_address", other)), 403, "sender_mismatch");
            shouldBeClear(
                    ana.client().post("/api/v1/webchat/presence", Map.of("chat_address", other)),
                    403,
                    "sender_mismatch");
            shouldBeClear(
                    read(ana, Map.of("chat_address", other, "message_id", UNKNOWN_MESSAGE)), 403, "sender_mismatch");
        }
        message.put("source", "  " + ana.address().toUpperCase(Locale.ROOT) + " ");
        ana.client().post("/api/v1/messages", message).expect(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody-at-all",
                "",
                " ",
                "x",
                "grp_1",
                "group:grp_1",
                "a b",
                "' OR 1=1 --",
                "\u0000",
                "\uD83D\uDE00\uD83D\uDE00"
            })
    void anUnknownRecipientShouldBeToldApartFromNothingElse(String to) {
        shouldBeClear(ana.send(to, "hello"), 404, "recipient_unknown");
    }

    @Test
    void aRepeatUnderTheSameKeyShouldGetTheFirstAnswer() {
        Answer first = ana.send(ben.address(), "once", "key-1").expect(202);
        assertThat(first.text("idempotency_key")).isEqualTo("key-1");
        assertThat(first.json().has("duplicate")).isFalse();
        Map<String, String> content = Map.of("to", ben.address(), "text", "once");

        Answer byBody = ana.send(ben.address(), "once", "key-1").expect(200);
        Answer byHeader = ana.client()
                .post("/api/v1/messages", content, Map.of("Idempotency-Key", "key-1"))
                .expect(200);

        for (Answer repeat : List.of(byBody, byHeader)) {
            assertThat(repeat.json().path("duplicate").asBoolean()).isTrue();
            for (String field : List.of("message_id", "status", "conversation", "conversation_seq", "created_at")) {
                assertThat(repeat.text(field)).isEqualTo(first.text(field));
            }
        }
        assertThat(ben.texts()).containsExactly("once");
        ben.send(ana.address(), "once", "key-1").expect(202);
    }

    @Test
    void otherContentUnderTheSameKeyShouldBeAConflict() {
        ana.send(ben.address(), "once", "key-1").expect(202);
        shouldBeClear(ana.send(ben.address(), "twice", "key-1"), 409, "idempotency_conflict");
        shouldBeClear(ana.send(ana.address(), "once", "key-1"), 409, "idempotency_conflict");
        shouldBeClear(
                ana.client()
                        .post(
                                "/api/v1/messages",
                                Map.of("to", ben.address(), "text", "twice"),
                                Map.of("Idempotency-Key", "key-1")),
                409,
                "idempotency_conflict");
        assertThat(ben.texts()).containsExactly("once");
    }

    @Test
    void anExpiredMessageShouldNeverBeHandedOut() {
        Map<String, Object> message = Map.of("to", ben.address(), "text", "fleeting", "expires_in", 1);
        String id = ana.client().post("/api/v1/messages", message).expect(202).text("message_id");
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        !ana.client().get("/api/v1/messages/" + id).text("text").equals("fleeting"));
        assertThat(ben.poll(Map.of("cursor", beginOfBens)).expect(200).body()).doesNotContain("fleeting");
        assertThat(ben.poll(Map.of()).expect(200).body()).doesNotContain("fleeting");
    }

    @Test
    void aChannelThatIsNotSetUpOrUnknownShouldBeRefused() {
        Map<String, Object> message = new HashMap<>(Map.of("to", ben.address(), "text", "hello"));
        message.put("channel", "pigeon");
        shouldName(ana.client().post("/api/v1/messages", message), 422, "channel");
        message.put("channel", "sms");
        assertThat(ana.client().post("/api/v1/messages", message).text("code")).isEqualTo("channel_unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?kind=x", "?online=maybe", "?kind=", "?q=%00", "?q=%FF", "?q=%ED%A0%80", "?online=%00"})
    void aDirectoryQuestionThatMakesNoSenseShouldDoNoHarm(String query) {
        Answer answer = ana.client().get("/api/v1/webchat/directory" + query);
        if (answer.status() != 200) {
            shouldBeClear(answer);
        }
    }

    @Test
    void theDirectoryShouldTakePatternsLiterally() {
        for (String pattern : List.of("%25", "_", "%5C", "%27", "%25%5C")) {
            Answer answer = ana.client()
                    .get("/api/v1/webchat/directory?q=zzz" + pattern)
                    .expect(200);
            assertThat(answer.json().path("users")).isEmpty();
        }
    }

    @Test
    void wrongGuessesShouldBurnTheCode() {
        String email = RunningRelay.newAddress("guessed") + "@example.com";
        String code = RELAY.client().requestCode(email);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            shouldBeClear(verify(email, wrong), 401, "code_invalid");
        }
        shouldBeClear(verify(email, code), 401, "code_invalid");
        verify(email, RELAY.client().requestCode(email)).expect(200);
    }

    private static Answer verify(String email, String code) {
        return RELAY.client().post("/api/v1/pchat/auth/verify-code", Map.of("email", email, "code", code));
    }

    @Test
    void theCodeShouldNotBeShownThroughAProxy() {
        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
            Answer sent = RELAY.client()
                    .post(
                            "/api/v1/pchat/auth/request-code",
                            Map.of("email", "proxied@example.com"),
                            Map.of(header, "203.0.113.7"))
                    .expect(202);
            assertThat(sent.json().has("dev_code")).isFalse();
        }
    }
}
