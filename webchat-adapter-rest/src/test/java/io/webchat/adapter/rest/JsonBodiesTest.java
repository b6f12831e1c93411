package io.webchat.adapter.rest;

import static io.webchat.adapter.rest.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodiesTest {
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
    void fieldsAreSnakeCaseAndAbsentInsteadOfNull() throws Exception {
        HttpResponse<String> response = relay.post(
                "/try/echo",
                "{\"some_text\":\"h\u00e9\",\"parts\":[{\"file_id\":\"file_1\",\"new\":1}],\"unknown\":{}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).isPresent();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo(
                        "{\"some_text\":\"h\u00e9\",\"count\":0,\"flag\":false,\"parts\":[{\"file_id\":\"file_1\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z, 2026-01-31T23:59:59.000000Z",
        "2026-01-31T23:59:59.1234567+02:00, 2026-01-31T21:59:59.123456Z"
    })
    void timesHaveSixDigits(String sent, String answered) throws Exception {
        HttpResponse<String> response = relay.post("/try/echo", "{\"at\":\"" + sent + "\"}");

        assertThat(json(response).get("at").asText()).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"some_text\":5}              | some_text        | a string",
                "{\"some_text\":true}           | some_text        | a string",
                "{\"some_text\":1.5}            | some_text        | a string",
                "{\"some_text\":{}}             | some_text        | a string",
                "{\"some_text\":[]}             | some_text        | a string",
                "{\"count\":\"5\"}              | count            | a whole number",
                "{\"count\":1.5}                | count            | a whole number",
                "{\"count\":true}               | count            | a whole number",
                "{\"count\":99999999999}        | count            | a whole number",
                "{\"big\":\"\"}                 | big              | a whole number",
                "{\"big\":99999999999999999999} | big              | a whole number",
                "{\"ratio\":\"1\"}              | ratio            | a number",
                "{\"flag\":1}                   | flag             | true or false",
                "{\"flag\":\"true\"}            | flag             | true or false",
                "{\"maybe\":0}                  | maybe            | true or false",
                "{\"at\":5}                     | at               | a time",
                "{\"at\":\"soon\"}              | at               | a time",
                "{\"colour\":\"BLUE\"}          | colour           | one of RED, GREEN",
                "{\"colour\":0}                 | colour           | one of RED, GREEN",
                "{\"names\":\"a\"}              | names            | a list",
                "{\"names\":[1]}                | names[0]         | a string",
                "{\"names\":[null]}             | names[0]         | a value, not null",
                "{\"parts\":[{\"file_id\":1}]}  | parts[0].file_id | a string",
                "{\"parts\":[7]}                | parts[0]         | an object",
                "{\"labels\":{\"a\":1}}         | labels.a         | a string"
            })
    void aWrongTypeNamesTheField(String body, String field, String expected) throws Exception {
        JsonNode problem = problem(relay.post("/try/echo", body), 400, "bad_request");

        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("wrong_type");
        assertThat(problem.at("/errors/0/detail").asText()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"a\"}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"count\":01}",
                "{\"count\":NaN}",
                "nonsense",
                "null",
                "[]",
                "5",
                "\"text\"",
                "{} {}",
                "{}x",
                "{\"count\":1,\"count\":2}",
                "",
                "   ",
                "{\"some_text\":\"\u0000\"}",
                "{\"some_text\":\"\n\"}",
                "{\"some_text\":\"\\ud8zz\"}",
                "{\"parts\":[{\"file_id\":}]}",
                "\uFEFF"
            })
    void brokenJsonIsRefused(String body) throws Exception {
        JsonNode problem = problem(relay.post("/try/echo", body), 400, "json_invalid");

        assertThat(problem.get("detail").asText()).startsWith("Send ").doesNotContain("Unexpected", "jackson", "token");
    }

    @Test
    void nullReadsAsAbsent() throws Exception {
        assertThat(relay.post("/try/echo", "{\"count\":null,\"some_text\":null,\"names\":null}")
                        .body())
                .isEqualTo("{\"count\":0,\"flag\":false}");
    }

    @Test
    void aBodyThatIsTooDeepIsRefused() throws Exception {
        String deep = "{\"x\":" + "[".repeat(40_000) + "]".repeat(40_000) + "}";

        problem(relay.post("/try/echo", deep), 400, "json_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "eda080", "ff", "c3", "f4908080"})
    void invalidUtf8IsRefused(String hex) throws Exception {
        byte[] bad = java.util.HexFormat.of().parseHex("7b22736f6d655f74657874223a22" + hex + "227d");

        problem(relay.send(relay.to("/try/echo").POST(BodyPublishers.ofByteArray(bad))), 400, "json_invalid");
    }

    @Test
    void utf16IsRefused() throws Exception {
        byte[] wide = "{\"count\":1}".getBytes(StandardCharsets.UTF_16LE);

        problem(relay.send(relay.to("/try/echo").POST(BodyPublishers.ofByteArray(wide))), 400, "json_invalid");
        problem(
                relay.send(relay.to("/try/echo")
                        .header("Content-Type", "application/json; charset=UTF-16")
                        .POST(BodyPublishers.ofByteArray(wide))),
                415,
                "unsupported_media_type");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws Exception {
        assertThat(relay.post("/try/echo", "\uFEFF{\"count\":1}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"\\u0000, nul_character", "\\ud800, lone_surrogate", "\\udc00\\ud800, lone_surrogate"})
    void escapesThatNoTextCanHoldAreTheDomainsToRefuse(String escape, String code) throws Exception {
        JsonNode problem =
                problem(relay.post("/try/text", "{\"some_text\":\"a" + escape + "\"}"), 422, "field_invalid");

        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "text/plain",
                "text/plain;charset=UTF-8"
            })
    void whatCurlSendsIsReadAsJson(String type) throws Exception {
        HttpResponse<String> response = relay.send(
                relay.to("/try/echo").header("Content-Type", type).POST(BodyPublishers.ofString("{\"count\":7}")));

        assertThat(response.body()).contains("\"count\":7");
    }

    @Test
    void noContentTypeIsReadAsJson() throws Exception {
        HttpResponse<String> response =
                relay.send(relay.to("/try/echo").POST(BodyPublishers.ofString("{\"count\":7}")));

        assertThat(response.body()).contains("\"count\":7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html", "multipart/form-data; boundary=x", "application/jsonp"})
    void otherTypesAreRefused(String type) throws Exception {
        problem(
                relay.send(relay.to("/try/echo").header("Content-Type", type).POST(BodyPublishers.ofString("{}"))),
                415,
                "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "application/", "/", "application/json; charset", "a/b/c", ";", "\""})
    void aGarbledTypeIsRefused(String type) throws Exception {
        HttpResponse<String> response =
                relay.send(relay.to("/try/echo").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isIn(400, 415);
        assertThat(json(response).get("success").asBoolean()).isFalse();
    }

    @Test
    void anEmptyBodyReadsAsNoFieldsWhereTheResourceSaysSo() throws Exception {
        assertThat(relay.send(relay.to("/try/optional").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        problem(relay.send(relay.to("/try/echo").POST(BodyPublishers.noBody())), 400, "json_invalid");
    }

    @Test
    void aListIsReadWhereTheResourceTakesOne() throws Exception {
        assertThat(relay.post("/try/list", "[{\"id\":\"a\"},{\"id\":\"b\"}]").body())
                .isEqualTo("{\"items\":2}");
        assertThat(problem(relay.post("/try/list", "{}"), 400, "json_invalid")
                        .get("detail")
                        .asText())
                .contains("list");
        assertThat(problem(relay.post("/try/list", "[{\"id\":1}]"), 400, "bad_request")
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("[0].id");
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String code) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("success").asBoolean()).isFalse();
        return problem;
    }
}
