package io.webchat.adapter.rest;

import static io.webchat.adapter.rest.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.domain.RefusalCode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private static RunningServer relay;

    @BeforeAll
    static void start() throws IOException {
        relay = new RunningServer();
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    static List<RefusalCode> kinds() {
        return TryResource.oneOfEachKind();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindHasItsStatus(RefusalCode code) throws Exception {
        Map<String, Integer> statuses = Map.ofEntries(
                Map.entry("MALFORMED", 400),
                Map.entry("INVALID", 422),
                Map.entry("UNAUTHENTICATED", 401),
                Map.entry("FORBIDDEN", 403),
                Map.entry("MISSING", 404),
                Map.entry("GONE", 410),
                Map.entry("CONFLICT", 409),
                Map.entry("TOO_LARGE", 413),
                Map.entry("EXHAUSTED", 429),
                Map.entry("UPSTREAM", 502),
                Map.entry("UNAVAILABLE", 503));
        HttpResponse<String> response = relay.get("/try/refusals/" + code);

        JsonNode problem = problem(response, statuses.getOrDefault(code.kind().name(), 0), code.wireName());
        assertThat(problem.get("title").asText()).isEqualTo(code.title());
        assertThat(problem.get("detail").asText()).isEqualTo("Do something else.");
        assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(response.statusCode() == 401);
        assertThat(response.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(response.statusCode() == 429 || response.statusCode() == 503);
    }

    @Test
    void retryAfterIsRoundedUp() throws Exception {
        assertThat(relay.get("/try/later").headers().firstValue("Retry-After")).hasValue("3");
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        JsonNode problem = problem(relay.get("/nowhere"), 404, "not_found");

        assertThat(problem.get("detail").asText()).contains("path");
    }

    @Test
    void aWrongMethodNamesTheAllowedOnes() throws Exception {
        HttpResponse<String> response = relay.send(relay.to("/try/echo").DELETE());

        problem(response, 405, "method_not_allowed");
        assertThat(response.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test
    void anUnknownMethodIsRefused() throws Exception {
        HttpResponse<String> response = relay.send(relay.to("/try/echo").method("BREW", BodyPublishers.noBody()));

        problem(response, 405, "method_not_allowed");
    }

    @Test
    void anotherAcceptIsRefused() throws Exception {
        problem(relay.send(relay.to("/try/mdc").header("Accept", "image/png")), 406, "not_acceptable");
    }

    @Test
    void aQueryParameterOfTheWrongTypeIsNamed() throws Exception {
        JsonNode problem = problem(relay.get("/try/query?limit=many"), 400, "bad_request");

        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("limit");
    }

    @Test
    void aPathParameterOfTheWrongTypeIsNotFound() throws Exception {
        problem(relay.get("/try/numbers/one"), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault", "unwritable"})
    void aFaultTellsNothing(String path) throws Exception {
        HttpResponse<String> response = relay.get("/try/" + path);

        JsonNode problem = problem(response, 500, "internal_error");
        assertThat(response.body()).doesNotContain("secret", "Exception", "io.webchat", "java");
        assertThat(problem.get("request_id").asText()).startsWith("req_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: a\r\n",
                "GET /a%00b HTTP/1.1\r\nHost: a\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n",
                "GET /try/%2e%2e/%2e%2e/%2e%2e/x HTTP/1.1\r\nHost: a\r\n",
                "GET /a%2fb HTTP/1.1\r\nHost: a\r\n",
                "GET /%ff HTTP/1.1\r\nHost: a\r\n",
                "GET /try/query?q=%zz HTTP/1.1\r\nHost: a\r\n",
                "GET /try/query?q=% HTTP/1.1\r\nHost: a\r\n",
                "GET /health HTTP/1.1\r\n",
                "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET /health HTTP/9.9\r\nHost: a\r\n",
                "GET /health\r\n",
                "NONSENSE\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n",
                "POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n",
                "POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "POST /try/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void whatIsNotHttpIsAProblemToo(String request) throws Exception {
        String response = relay.raw(request + "Connection: close\r\n\r\n");

        JsonNode problem = rawProblem(response);
        assertThat(problem.get("status").asInt()).isIn(400, 404, 505);
        assertThat(response.toLowerCase(java.util.Locale.ROOT)).doesNotContain("jetty", "exception", "\nserver:");
    }

    @Test
    void aBodyThatEndsEarlyIsRefused() throws Exception {
        try (java.net.Socket socket = new java.net.Socket(relay.base.getHost(), relay.base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n{"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String response =
                    new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

            assertThat(rawProblem(response).get("code").asText()).isEqualTo("bad_request");
        }
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws Exception {
        JsonNode problem =
                rawProblem(relay.raw("GET /health HTTP/1.1\r\nHost: a\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n"));

        assertThat(problem.get("code").asText()).isEqualTo("headers_too_large");
        assertThat(problem.get("request_id").asText()).startsWith("req_");
    }

    @Test
    void anAddressThatIsTooLongIsRefused() throws Exception {
        JsonNode problem = rawProblem(relay.raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));

        assertThat(problem.get("code").asText()).isEqualTo("uri_too_long");
    }

    private static JsonNode rawProblem(String response) throws IOException {
        int end = response.indexOf("\r\n\r\n");
        assertThat(end).as(response).isPositive();
        String head = response.substring(0, end);
        assertThat(head).contains("Content-Type: application/problem+json", "X-Content-Type-Options: nosniff");
        JsonNode problem = RunningServer.MAPPER.readTree(response.substring(end + 4));
        assertThat(head).contains("X-Request-Id: " + problem.get("request_id").asText());
        assertThat(head).startsWith("HTTP/1.1 " + problem.get("status").asInt());
        requireWhole(problem);
        return problem;
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String code) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(response);
        requireWhole(problem);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(response.headers().firstValue("X-Request-Id"))
                .hasValue(problem.get("request_id").asText());
        return problem;
    }

    private static void requireWhole(JsonNode problem) {
        Map<String, Object> fields = new TreeMap<>();
        problem.fieldNames().forEachRemaining(name -> fields.put(name, name));
        fields.remove("errors");
        assertThat(fields.keySet())
                .containsExactly("code", "detail", "request_id", "status", "success", "title", "type");
        assertThat(problem.get("success").asBoolean()).isFalse();
        assertThat(problem.get("type").asText())
                .isEqualTo("/docs/errors#" + problem.get("code").asText());
    }
}
