package io.webchat.boot.endtoend;

import static io.webchat.boot.endtoend.Refusals.shouldBeClear;
import static io.webchat.boot.endtoend.Refusals.shouldName;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each field at its limit and one past it, in characters as people count them. */
class FieldLimitsTest {
    /** One character to people, two to Java, four bytes. */
    private static final String EMOJI = "\uD83D\uDE00";

    private static final int MAX_LIFE = 366 * 24 * 60 * 60;

    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static Person ana;
    private static Person ben;

    @BeforeAll
    static void signIn() {
        ana = RELAY.person("ana");
        ben = RELAY.person("ben");
    }

    @AfterEach
    void theRelayShouldServeOn() {
        ana.send(ben.address(), "still there").expect(202);
        assertThat(ben.texts()).endsWith("still there");
    }

    @ParameterizedTest
    @CsvSource({"text,16000", "subject,300", "title,300"})
    void aMessageShouldTakeItsFieldsUpToTheLimit(String field, int most) {
        for (String character : List.of("x", "\u00e9", EMOJI)) {
            String longest = character.repeat(most);
            Map<String, Object> body = new HashMap<>(Map.of("to", ben.address(), "text", "hello"));
            body.put(field, longest);
            String id = ana.client().post("/api/v1/messages", body).expect(202).text("message_id");
            JsonNode stored =
                    ana.client().get("/api/v1/messages/" + id).expect(200).json();
            assertThat(stored.path(field.equals("text") ? "text" : "subject").asText())
                    .isEqualTo(longest);

            body.put(field, longest + character);
            shouldBeTooLong(ana.client().post("/api/v1/messages", body), field.equals("text") ? "text" : "subject");
        }
    }

    @ParameterizedTest
    @CsvSource({"display_name,80", "device_name,80", "session_name,80", "listen_channel,80", "status_text,280"})
    void presenceShouldTakeItsFieldsUpToTheLimit(String field, int most) {
        for (String character : List.of("x", EMOJI)) {
            String longest = character.repeat(most);
            ana.client()
                    .post("/api/v1/webchat/presence", Map.of(field, longest))
                    .expect(200);
            shouldBeTooLong(ana.client().post("/api/v1/webchat/presence", Map.of(field, longest + character)), field);
        }
    }

    @Test
    void anIdempotencyKeyShouldBeTakenUpToItsLimit() {
        for (String character : List.of("x", EMOJI)) {
            ana.send(ben.address(), "hello", character.repeat(200)).expect(202);
            shouldBeTooLong(ana.send(ben.address(), "hello", character.repeat(201)), "idempotency_key");
        }
        Map<String, String> message = Map.of("to", ben.address(), "text", "by header");
        ana.client()
                .post("/api/v1/messages", message, Map.of("Idempotency-Key", "h".repeat(200)))
                .expect(202);
        shouldBeTooLong(
                ana.client().post("/api/v1/messages", message, Map.of("Idempotency-Key", "h".repeat(201))),
                "idempotency_key");
    }

    @Test
    void anAddressShouldHaveItsLengthAndForm() {
        Person somebody = RELAY.person("somebody");
        String longest = (RunningRelay.newAddress("l") + "-").repeat(20).substring(0, 64);
        somebody.client()
                .put("/api/v1/pchat/auth/me", Map.of("chat_address", longest))
                .expect(200);
        for (String wrong : List.of(
                longest + "x",
                "ab",
                "with space",
                "grp_abc",
                "group:abc",
                "\u0430na-cyrillic",
                EMOJI + "ab",
                "a/b",
                "...")) {
            shouldName(
                    somebody.client().put("/api/v1/pchat/auth/me", Map.of("chat_address", wrong)), 422, "chat_address");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ADMIN", "system", "supp0rt", "r00t", "webchat", "adrnin", "no_reply"})
    void aReservedAddressShouldBeRefused(String reserved) {
        shouldName(ana.client().put("/api/v1/pchat/auth/me", Map.of("chat_address", reserved)), 422, "chat_address");
    }

    @Test
    void anAddressThatIsTakenOrLooksLikeOneShouldBeRefusedAndTheCodeStayGood() {
        Person first = RELAY.person("modern.l0");
        String email = RunningRelay.newAddress("second") + "@example.com";
        String code = RELAY.client().requestCode(email);
        String lookAlike = first.address().replace("modern.l0", "modem_1o");
        for (String taken : List.of(first.address(), first.address().toUpperCase(Locale.ROOT), lookAlike)) {
            shouldBeClear(verify(email, code, taken), 409, "address_taken");
        }
        verify(email, code, RunningRelay.newAddress("free")).expect(200);
        shouldBeClear(verify(email, code, RunningRelay.newAddress("free")), 401, "code_invalid");
    }

    private static Answer verify(String email, String code, String address) {
        return RELAY.client()
                .post("/api/v1/pchat/auth/verify-code", Map.of("email", email, "code", code, "chat_address", address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x", "x@", "@x", "a b@example.com", "a@b@c", "x\n@example.com", "\u00e9@example.com"})
    void whatIsNoEmailShouldBeRefused(String email) {
        shouldName(RELAY.client().post("/api/v1/pchat/auth/request-code", Map.of("email", email)), 422, "email");
    }

    @Test
    void anOverlongEmailShouldBeRefused() {
        String longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);
        assertThat(longest).hasSize(254);
        RELAY.client()
                .post("/api/v1/pchat/auth/request-code", Map.of("email", longest))
                .expect(202);
        shouldName(
                RELAY.client().post("/api/v1/pchat/auth/request-code", Map.of("email", longest + "d")), 422, "email");
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,-1",
        "limit,501",
        "limit,2147483647",
        "limit,-2147483648",
        "wait,-1",
        "wait,56",
        "wait,2147483647",
        "wait,-2147483648"
    })
    void aPollOutOfRangeShouldBeRefused(String field, int value) {
        shouldName(ben.poll(Map.of(field, value)), 422, field);
    }

    @Test
    void aPollAtTheEndsOfTheRangeShouldPass() {
        ben.poll(Map.of("limit", 500, "wait", 0)).expect(200);
        ana.send(ben.address(), "one").expect(202);
        ana.send(ben.address(), "two").expect(202);
        Answer one = ben.poll(Map.of("limit", 1, "wait", 55)).expect(200);
        assertThat(one.json().path("messages").findValuesAsText("text")).containsExactly("one");
        assertThat(one.json().path("has_more").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, MAX_LIFE + 1L, Long.MAX_VALUE, Long.MIN_VALUE})
    void aLifeOutOfRangeShouldBeRefused(long seconds) {
        shouldName(sendFor(seconds), 422, "expires_in");
    }

    @Test
    void aLifeAtTheEndsOfTheRangeShouldPass() {
        sendFor(1).expect(202);
        sendFor(MAX_LIFE).expect(202);
    }

    private static Answer sendFor(long seconds) {
        return ana.client()
                .post("/api/v1/messages", Map.of("to", ben.address(), "text", "hello", "expires_in", seconds));
    }

    @Test
    void tooManyMessageIdsShouldBeRefused() {
        List<String> most = Collections.nCopies(500, "msg_" + "0".repeat(32));
        List<String> tooMany = Collections.nCopies(501, "msg_" + "0".repeat(32));
        ana.client()
                .post("/api/v1/webchat/receipt-status", Map.of("message_ids", most))
                .expect(200);
        for (String path : List.of("read", "receipt-status")) {
            shouldName(
                    ana.client().post("/api/v1/webchat/" + path, Map.of("message_ids", tooMany)), 422, "message_ids");
        }
        shouldBeClear(ana.client().post("/api/v1/webchat/read", Map.of("message_ids", most)), 404);
        shouldName(ana.client().post("/api/v1/webchat/read", Map.of("message_ids", List.of())), 422, "message_ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aBlankTextShouldBeRefused(String blank) {
        shouldName(ana.send(ben.address(), blank), 422, "text");
    }

    private static void shouldBeTooLong(Answer answer, String field) {
        shouldName(answer, 422, field);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("too_long");
    }
}
