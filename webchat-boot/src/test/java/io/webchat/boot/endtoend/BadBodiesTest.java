package io.webchat.boot.endtoend;

import static io.webchat.boot.endtoend.Refusals.shouldBeClear;
import static io.webchat.boot.endtoend.Refusals.shouldName;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that no endpoint takes: each is refused clearly, and the relay serves on. */
class BadBodiesTest {
    private static final int HUGE = 10 << 20;
    private static final byte[] LONE_CONTINUATION = {(byte) 0x80};
    private static final byte[] OVERLONG_NUL = {(byte) 0xC0, (byte) 0x80};
    private static final byte[] ENCODED_SURROGATE = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    private static final byte[] BROKEN_OFF = {(byte) 0xF0, (byte) 0x9F, (byte) 0x98};
    private static final byte[] NUL = {0};

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
        assertThat(ben.texts()).containsExactly("still there");
    }

    @ParameterizedTest
    @EnumSource
    void brokenJsonShouldBeRefused(Endpoint endpoint) {
        for (String broken : List.of(
                "{",
                "{\"text\":",
                "{\"text\":\"x",
                "nonsense",
                "{'text':'x'}",
                "{\"a\":1}}",
                "{\"a\":1,\"a\":2}",
                "NaN")) {
            shouldBeClear(send(endpoint, broken), 400, "json_invalid");
        }
        shouldBeClear(send(endpoint, "[".repeat(3_000)), 400);
        shouldBeClear(send(endpoint, "{\"a\":".repeat(3_000)), 400);
        shouldBeClear(send(endpoint, "{\"a\":" + "9".repeat(5_000) + "}"), 400);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoObjectShouldBeRefused(Endpoint endpoint) {
        for (String other : List.of("[]", "[{}]", "\"text\"", "\"\"", "1", "true", "null")) {
            shouldBeClear(send(endpoint, other), 400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongTypeShouldBeRefusedByTheNameOfItsField(Endpoint endpoint) {
        endpoint.fields()
                .forEach((field, type) -> type.wrong()
                        .forEach(value ->
                                shouldStartWithField(send(endpoint, "{\"" + field + "\":" + value + "}"), field)));
    }

    private static void shouldStartWithField(Answer answer, String field) {
        shouldBeClear(answer, 400);
        assertThat(answer.json().at("/errors/0/field").asText())
                .as(answer.body())
                .startsWith(field);
    }

    @ParameterizedTest
    @EnumSource
    void anEscapedNulOrHalfACharacterShouldBeRefusedInEveryText(Endpoint endpoint) {
        for (String field : endpoint.textFields()) {
            for (String bad : List.of("x\\u0000y", "xyz\\ud83d", "\\ude00xyz", "x\\ude00\\ud83dy")) {
                Answer answer = send(endpoint, bodyWith(endpoint, field, bad));
                shouldBeClear(answer);
                assertThat(answer.body()).as("%s with %s", field, bad).doesNotContain("\u0000");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNoTextShouldBeRefused(Endpoint endpoint) {
        for (byte[] bad : List.of(LONE_CONTINUATION, OVERLONG_NUL, ENCODED_SURROGATE, BROKEN_OFF, NUL)) {
            for (String field : endpoint.textFields()) {
                shouldBeClear(send(endpoint, between("{\"" + field + "\":\"x", bad, "y\"}")), 400);
            }
            shouldBeClear(send(endpoint, between("{\"unknown\":\"x", bad, "y\"}")), 400);
            shouldBeClear(send(endpoint, between("{", bad, "}")), 400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHugeBodyShouldBeRefusedWithItsLengthToldOrNot(Endpoint endpoint) {
        byte[] body = new byte[HUGE];
        Arrays.fill(body, (byte) 'x');
        byte[] start = "{\"text\":\"".getBytes(UTF_8);
        System.arraycopy(start, 0, body, 0, start.length);
        Map<String, String> askFirst = Map.of();

        shouldBeClear(
                ana.client().send(endpoint.method(), endpoint.path(), BodyPublishers.ofByteArray(body), askFirst),
                413,
                "body_too_large");
        shouldBeClear(
                ana.client()
                        .send(
                                endpoint.method(),
                                endpoint.path(),
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                                askFirst),
                413,
                "body_too_large");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_CODE", "VERIFY_CODE", "SEND", "READ", "RECEIPT_STATUS", "ACK"})
    void anEmptyBodyOrObjectShouldBeRefusedWhereSomethingIsNeeded(Endpoint endpoint) {
        shouldBeClear(send(endpoint, ""), 400);
        Answer answer = send(endpoint, "{}");
        shouldName(answer, 422, answer.json().at("/errors/0/field").asText());
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("required");
    }

    private static Answer send(Endpoint endpoint, String body) {
        return send(endpoint, body.getBytes(UTF_8));
    }

    private static Answer send(Endpoint endpoint, byte[] body) {
        return ana.client().raw(endpoint.method(), endpoint.path(), body);
    }

    private static byte[] between(String before, byte[] bytes, String after) {
        return (before + new String(bytes, ISO_8859_1) + after).getBytes(ISO_8859_1);
    }

    /** A call that would pass but for the one field. */
    private static String bodyWith(Endpoint endpoint, String field, String escaped) {
        Map<String, String> body = new LinkedHashMap<>();
        if (endpoint == Endpoint.VERIFY_CODE) {
            body.put("email", ana.email());
            body.put("code", field.equals("code") ? "" : RELAY.client().requestCode(ana.email()));
        }
        if (endpoint == Endpoint.REQUEST_CODE) {
            body.put("email", ana.email());
        }
        if (endpoint == Endpoint.SEND) {
            body.put("to", ben.address());
            body.put("text", "hello");
        }
        body.put(field, escaped);
        StringBuilder json = new StringBuilder();
        body.forEach((name, value) -> json.append(json.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        return json.append(endpoint == Endpoint.READ ? ",\"up_to_seq\":1}" : "}")
                .toString();
    }
}
