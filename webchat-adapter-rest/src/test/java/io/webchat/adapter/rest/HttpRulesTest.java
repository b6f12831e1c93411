package io.webchat.adapter.rest;

import static io.webchat.adapter.rest.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // A request's line ends are part of the test.
class HttpRulesTest {
    private static final int TEN_MB = 10 * 1024 * 1024;

    private static RunningServer relay;

    @BeforeAll
    static void start() throws IOException {
        relay = new RunningServer();
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @Test
    void aLargeBodyGetsItsAnswer() throws Exception {
        HttpResponse<String> response =
                relay.send(relay.to("/try/echo").POST(BodyPublishers.ofByteArray(new byte[TEN_MB])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).get("code").asText()).isEqualTo("body_too_large");
        assertThat(json(response).get("detail").asText()).contains("100000");
    }

    @Test
    void aLargeBodyOfUnknownLengthGetsItsAnswer() throws Exception {
        byte[] body = ("{\"some_text\":\"" + "x".repeat(TEN_MB) + "\"}").getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> response = relay.send(
                relay.to("/try/echo").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).get("code").asText()).isEqualTo("body_too_large");
    }

    @Test
    void theConnectionSurvivesALargeBody() throws Exception {
        String large = "POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000);
        String chunked = "POST /try/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n"
                + "x".repeat(200_000) + "\r\n0\r\n\r\n";
        String next = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        String answers = relay.raw(large + chunked + next);

        assertThat(answers.split("HTTP/1.1 413", -1)).hasSize(3);
        assertThat(answers).contains("HTTP/1.1 200");
    }

    @Test
    void aHugeBodyIsRefusedUnread() throws Exception {
        String answer = relay.raw("POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nx");

        assertThat(answer).contains("HTTP/1.1 413", "Connection: close", "body_too_large");
    }

    @Test
    void whoAsksFirstNeedNotSend() throws Exception {
        String answer = relay.raw(
                "POST /try/echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 200000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("Connection: close");
    }

    @ParameterizedTest
    @CsvSource({"99999, 200", "100000, 200", "100001, 413"})
    void theLimitIsTheLastThatPasses(int length, int status) throws Exception {
        String frame = "{\"some_text\":\"\"}";
        String body = "{\"some_text\":\"" + "x".repeat(length - frame.length()) + "\"}";

        assertThat(relay.post("/try/echo", body).statusCode()).isEqualTo(status);
    }

    @Test
    void aFormHasNoSuchLimitOnlyWhereARouteTakesIt() throws Exception {
        assertThat(form("/try/streamed", false).body()).isEqualTo("{\"length\":200000}");
        assertThat(form("/try/bytes", false).statusCode()).isEqualTo(413);
        // Refused unread: the connection may end while a client still sends, so this one asks first.
        assertThat(form("/try/echo", true).statusCode()).isIn(413, 415);
    }

    private static HttpResponse<String> form(String path, boolean askFirst) throws Exception {
        return relay.send(relay.to(path)
                .expectContinue(askFirst)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(new byte[200_000])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "req_0123456789"})
    void aSafeRequestIdIsEchoed(String id) throws Exception {
        HttpResponse<String> response = relay.send(relay.to("/try/mdc").header("X-Request-Id", id));

        assertThat(response.headers().firstValue("X-Request-Id")).hasValue(id);
        assertThat(json(response).get("mdc").asText()).isEqualTo(id);
    }

    @Test
    void anotherRequestIdIsReplaced() throws Exception {
        for (String id : new String[] {"a b", "a\"b", "<x>", "x".repeat(129)}) {
            HttpResponse<String> response = relay.send(relay.to("/nowhere").header("X-Request-Id", id));

            assertThat(response.headers().firstValue("X-Request-Id"))
                    .hasValueSatisfying(made -> assertThat(made).matches("req_[0-9a-z]{21}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/nowhere", "/try/fault", "/try/query?q=%zz"})
    void everyAnswerHasTheSecurityHeaders(String path) throws Exception {
        String answer = relay.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .contains(
                        "X-Content-Type-Options: nosniff\r\n",
                        "Referrer-Policy: no-referrer\r\n",
                        "Cache-Control: no-store\r\n",
                        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
                .doesNotContain("Server:");
        assertThat(answer.split("X-Request-Id", -1)).hasSize(2);
        assertThat(answer.split("Cache-Control", -1)).hasSize(2);
    }

    @Test
    void anAllowedOriginMayCall() throws Exception {
        String preflight = relay.raw("OPTIONS /try/echo HTTP/1.1\r\nHost: a\r\nOrigin: https://chat.example.org\r\n"
                + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-pchat-session\r\n"
                + "Connection: close\r\n\r\n");
        String call = relay.raw("GET /health HTTP/1.1\r\nHost: a\r\nOrigin: https://chat.example.org\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(preflight)
                .startsWith("HTTP/1.1 200")
                .contains(
                        "Access-Control-Allow-Origin: https://chat.example.org",
                        "X-PChat-Session",
                        "Idempotency-Key",
                        "Last-Event-ID",
                        "DELETE");
        assertThat(call)
                .contains("Access-Control-Allow-Origin: https://chat.example.org", "Vary: Origin", "\"status\":\"ok\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "https://chat.example.org.evil.example", "https://chatxexample.org"})
    void anotherOriginMayNot(String origin) throws Exception {
        String preflight = relay.raw("OPTIONS /try/echo HTTP/1.1\r\nHost: a\r\nOrigin: " + origin
                + "\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");

        assertThat(preflight).doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void http10IsServed() throws Exception {
        assertThat(relay.raw("GET /health HTTP/1.0\r\n\r\n")).contains(" 200 ", "\"status\":\"ok\"");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        String ask = "GET /try/query?limit=%d HTTP/1.1\r\nHost: a\r\n%s\r\n";
        String answers =
                relay.raw(ask.formatted(1, "") + ask.formatted(2, "") + ask.formatted(3, "Connection: close\r\n"));

        assertThat(answers.replaceAll("(?s)[^{]*\\{[^}]*\"limit\":(\\d)[^}]*}", "$1"))
                .isEqualTo("123");
    }

    @Test
    void theTokenIsTakenFromEitherHeader() throws Exception {
        assertThat(me("X-PChat-Session", OneCaller.TOKEN).body()).isEqualTo("{\"address\":\"alice\"}");
        assertThat(me("Authorization", "Bearer " + OneCaller.TOKEN).body()).isEqualTo("{\"address\":\"alice\"}");
        assertThat(me("Authorization", "bearer  " + OneCaller.TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(code(me("Authorization", "Basic abc"))).isEqualTo("session_required");
        assertThat(code(me("Authorization", "Bearer pct_other"))).isEqualTo("session_invalid");
        assertThat(code(me("X-Nothing", "x"))).isEqualTo("session_required");
    }

    @Test
    void ourOwnHeaderCountsFirst() throws Exception {
        HttpRequest.Builder both = relay.to("/try/me")
                .header("X-PChat-Session", OneCaller.TOKEN)
                .header("Authorization", "Bearer pct_other");
        int before = relay.caller.lookups.get();

        assertThat(relay.send(both).statusCode()).isEqualTo(200);
        assertThat(relay.caller.lookups.get() - before).isOne();
    }

    @Test
    void theCallerIsAskedForBeforeTheBody() throws Exception {
        assertThat(code(relay.post("/try/me", "nonsense"))).isEqualTo("session_required");
        HttpRequest.Builder good = relay.to("/try/me").header("X-PChat-Session", OneCaller.TOKEN);
        assertThat(relay.send(good.POST(BodyPublishers.ofString("{\"count\":3}")))
                        .body())
                .contains("\"alice\"", "\"count\":3");
    }

    @Test
    void aPublicMethodMayKnowTheCaller() throws Exception {
        assertThat(relay.get("/try/anyone").body()).contains("nobody");
        assertThat(relay.send(relay.to("/try/anyone").header("X-PChat-Session", OneCaller.TOKEN))
                        .body())
                .contains("alice");
        assertThat(relay.send(relay.to("/try/anyone").header("X-PChat-Session", "pct_other"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aConfigThatCannotWorkIsRefused() {
        assertThatThrownBy(() -> RunningServer.config(65_536, true)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpResponse<String> me(String header, String value) throws Exception {
        return relay.send(relay.to("/try/me").header(header, value));
    }

    private static String code(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        return json(response).get("code").asText();
    }
}
