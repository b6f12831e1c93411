package io.webchat.boot.edge;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the relay's port does with requests that no honest client sends. */
class EdgeTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head");

    private record Route(String method, String path, JsonNode operation) {
        boolean takesBody() {
            return operation.has("requestBody") || method.equals("post");
        }

        boolean open() {
            return !operation.has("security");
        }

        String target() {
            return path.replaceAll("\\{[^}]+}", "nothing-here");
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        RELAY.client()
                .get("/openapi.json")
                .expect(200)
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        routes.add(new Route(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        return routes;
    }

    @Test
    void strangersShouldBeAnsweredBeforeTheirBodyIsRead() throws IOException {
        for (Route route : routes()) {
            if (!route.takesBody() || (route.open() && !route.path().contains("/bridge/"))) {
                continue;
            }
            try (RawCall call = new RawCall(RELAY.url())) {
                call.write(route.method().toUpperCase(Locale.ROOT) + " " + route.target()
                        + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "X-PChat-Session: pct_unknown\r\nContent-Length: 50000\r\n\r\n{");

                assertThat(call.status()).as(route.toString()).isIn(401, 403, 404);
            }
        }
    }

    @Test
    void multipartShouldHaveNoLimitOfItsOwnOnOtherRoutes() throws IOException {
        Person ada = RELAY.person("ada");
        for (Route route : routes()) {
            if (!route.takesBody()
                    || route.operation().at("/requestBody/content").has("multipart/form-data")
                    || route.path().endsWith("/upload")
                    || route.path().endsWith("/transcribe")) {
                continue;
            }
            try (RawCall call = new RawCall(RELAY.url())) {
                call.write(route.method().toUpperCase(Locale.ROOT) + " " + route.target()
                        + " HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                        + "X-PChat-Session: " + ada.token() + "\r\nContent-Length: 500000000\r\n\r\n0");

                assertThat(call.status()).as(route.toString()).isBetween(200, 499);
            }
        }
    }

    @Test
    void noHeaderShouldFailTheRelay() throws IOException {
        Person ada = RELAY.person("ada");
        String file = upload(ada, "a.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8))
                .text("file_id");
        List<String> targets = new ArrayList<>(List.of(
                "GET /api/v1/webchat/files/" + file,
                "HEAD /api/v1/webchat/files/" + file,
                "GET /docs",
                "GET /health/ready"));
        for (Route route : routes()) {
            if (!route.path().endsWith("/logout")) {
                targets.add(route.method().toUpperCase(Locale.ROOT) + " " + route.target());
            }
        }
        for (String target : targets) {
            for (String header : List.of(
                    "If-None-Match",
                    "If-Match",
                    "If-Modified-Since",
                    "If-Unmodified-Since",
                    "If-Range",
                    "Range",
                    "Accept",
                    "Accept-Language",
                    "Accept-Encoding",
                    "Accept-Charset",
                    "Content-Type",
                    "Content-Language",
                    "Last-Event-ID",
                    "Cookie",
                    "Authorization",
                    "Idempotency-Key",
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-HTTP-Method-Override",
                    "Origin",
                    "Upgrade",
                    "Date")) {
                for (String value :
                        List.of("abc", "\"", ";;=,,", "bytes=0-99999999999999999999", "text/;q=x", "\u00ff")) {
                    try (RawCall call = new RawCall(RELAY.url())) {
                        call.write(target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-PChat-Session: "
                                + ada.token() + "\r\n" + header + ": " + value + "\r\n"
                                + (target.startsWith("GET") || target.startsWith("HEAD")
                                        ? "\r\n"
                                        : "Content-Length: 2\r\n\r\n{}"));

                        assertThat(call.status())
                                .as(target + " with " + header + ": " + value)
                                .isBetween(200, 499);
                    }
                }
            }
        }
    }

    private static Answer upload(Person owner, String name, String type, byte[] content) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return owner.client()
                .send(
                        "POST",
                        "/api/v1/webchat/upload",
                        ofByteArray(form.toByteArray()),
                        Map.of("Content-Type", "Multipart/Form-Data; Boundary=\"x\""))
                .expect(201);
    }

    @Test
    void aRangePastTheEndShouldServeTheRest() throws IOException {
        Person ada = RELAY.person("ada");
        String path = "/api/v1/webchat/files/"
                + upload(ada, "a.txt", "text/plain", "0123456789".getBytes(StandardCharsets.UTF_8))
                        .text("file_id");

        for (String range : List.of(
                "bytes=4-99999999999999999999",
                "Bytes=4-",
                "bytes= 4-9",
                "bytes=-6",
                "bytes=4-99999999999999999999999")) {
            Answer part = ada.client().send("GET", path, noBody(), Map.of("Range", range));
            assertThat(part.status()).as(range).isEqualTo(206);
            assertThat(part.body()).isEqualTo("456789");
            assertThat(part.header("Content-Range")).isEqualTo("bytes 4-9/10");
        }
        Answer outside = ada.client()
                .send("GET", path, noBody(), Map.of("Range", "bytes=99999999999999999999-"))
                .expect(416);
        assertThat(outside.header("Content-Range")).isEqualTo("bytes */10");
        for (String range : List.of("bytes=abc", "bytes=9-4", "bytes=", "bytes=1-2,x", "items=0-1", "bytes=-")) {
            Answer whole = ada.client().send("GET", path, noBody(), Map.of("Range", range));
            assertThat(whole.status()).as(range).isEqualTo(200);
            assertThat(whole.body()).isEqualTo("0123456789");
        }
        assertThat(ada.client()
                        .send("GET", path, noBody(), Map.of("Range", "bytes=-99999999999999999999"))
                        .expect(206)
                        .body())
                .isEqualTo("0123456789");
    }

    @Test
    void anUnchangedFileShouldBeToldSoWithoutALength() throws IOException {
        Person ada = RELAY.person("ada");
        String path = "/api/v1/webchat/files/"
                + upload(ada, "a.txt", "text/plain", "0123456789".getBytes(StandardCharsets.UTF_8))
                        .text("file_id");
        String tag = ada.client().get(path).expect(200).header("ETag");

        for (String match : List.of(tag, "W/" + tag, "*", "\"x\", " + tag, "\"x\"," + tag)) {
            Answer unchanged = ada.client().send("GET", path, noBody(), Map.of("If-None-Match", match));
            assertThat(unchanged.status()).as(match).isEqualTo(304);
            assertThat(unchanged.header("Content-Length")).isIn("", "10");
            assertThat(unchanged.header("ETag")).isEqualTo(tag);
        }
        for (String other : List.of("abc", "\"x\"", "\"", "W/", "")) {
            ada.client()
                    .send("GET", path, noBody(), Map.of("If-None-Match", other))
                    .expect(200);
        }
        ada.client().send("GET", path, noBody(), Map.of("If-Match", "\"x\"")).expect(412);
    }

    @Test
    void headShouldCarryTheLengthThatGetHas() throws IOException {
        Person ada = RELAY.person("ada");
        String file = "/api/v1/webchat/files/"
                + upload(ada, "a.txt", "text/plain", "0123456789".getBytes(StandardCharsets.UTF_8))
                        .text("file_id");
        for (String path : List.of(
                file, "/openapi.json", "/docs", "/docs/errors", "/health/live", "/api/v1/webchat/groups", "/nowhere")) {
            Answer get = ada.client().get(path);
            Answer head = ada.client().send("HEAD", path, noBody(), Map.of());

            assertThat(head.status()).as(path).isEqualTo(get.status());
            assertThat(head.body()).isEmpty();
            if (!head.header("Content-Length").isEmpty() && get.status() == 200) {
                assertThat(head.header("Content-Length"))
                        .as(path)
                        .isEqualTo(Integer.toString(get.body().getBytes(StandardCharsets.UTF_8).length));
            }
        }
    }

    @Test
    void aTextShouldKeepItsCharset() throws IOException {
        Person ada = RELAY.person("ada");
        byte[] latin = "Grüße".getBytes(StandardCharsets.ISO_8859_1);
        Answer named = upload(ada, "a.txt", "text/plain; Charset=\"ISO-8859-1\"", latin);
        Answer unnamed = upload(ada, "b.txt", "text/plain", "Grüße".getBytes(StandardCharsets.UTF_8));

        assertThat(type(ada, named)).isEqualToIgnoringCase("text/plain;charset=iso-8859-1");
        assertThat(type(ada, unnamed)).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(named.text("media_type")).startsWith("text/plain");
    }

    private static String type(Person reader, Answer uploaded) {
        return reader.client()
                .get("/api/v1/webchat/files/" + uploaded.text("file_id"))
                .expect(200)
                .header("Content-Type")
                .replace(" ", "");
    }

    @Test
    void soundInAMobileContainerShouldBeAVoiceClip() throws IOException {
        byte[] clip = new byte[64];
        byte[] begin = "\0\0\0\u0018ftyp3gp4\0\0\2\0isom3gp4".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(begin, 0, clip, 0, begin.length);

        Answer voice = upload(RELAY.person("ada"), "rec.3gp", "audio/3gpp", clip);

        assertThat(voice.text("media_type")).isEqualTo("audio/3gpp");
        assertThat(voice.text("kind")).isEqualTo("voice");
    }

    @Test
    void aCompressedBodyShouldBeRefusedAsSuch() throws IOException {
        Person ada = RELAY.person("ada");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("{\"to\":\"" + ada.address() + "\",\"text\":\"hi\"}").getBytes(StandardCharsets.UTF_8));
        }
        for (String path : List.of("/api/v1/messages", "/api/v1/webchat/groups")) {
            for (String coding : List.of("gzip", "br", "deflate", "nonsense")) {
                Answer refused = ada.client()
                        .send("POST", path, ofByteArray(packed.toByteArray()), Map.of("Content-Encoding", coding));
                assertThat(refused.status()).as(path + coding).isEqualTo(415);
                assertThat(refused.text("detail")).contains("Content-Encoding");
            }
            RELAY.client()
                    .send("POST", path, ofByteArray(packed.toByteArray()), Map.of("Content-Encoding", "gzip"))
                    .expect(401);
        }
        ada.client()
                .send(
                        "POST",
                        "/api/v1/messages",
                        ofString("{\"to\":\"" + ada.address() + "\",\"text\":\"hi\"}"),
                        Map.of("Content-Encoding", "identity"))
                .expect(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "application/json; charset=utf8",
                "Application/JSON; Charset=\"UTF-8\"",
                "application/json;CHARSET=Utf-8",
                "application/json; profile=\"a;b\"; charset=utf-8",
                "text/plain; charset=utf-8",
                "application/x-www-form-urlencoded"
            })
    void aJsonBodyShouldBeReadUnderEachOfItsNames(String type) throws IOException {
        Person ada = RELAY.person("ada");
        for (String path : List.of("/api/v1/messages", "/api/v1/webchat/typing")) {
            String body = "{\"to\":\"" + ada.address() + "\",\"text\":\"hi\",\"active\":true}";
            try (RawCall call = new RawCall(RELAY.url())) {
                call.write("POST " + path + " HTTP/1.1\r\nHost: a\r\nX-PChat-Session: " + ada.token()
                        + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

                assertThat(call.status()).as(path).isIn(200, 202);
            }
        }
    }

    @Test
    void textThatIsNotUtf8ShouldCloseASocket() throws IOException {
        Person ada = RELAY.person("ada");
        try (RawCall call = new RawCall(RELAY.url())) {
            call.write("GET /api/v1/webchat/socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-PChat-Session: "
                    + ada.token() + "\r\n\r\n");
            assertThat(call.status()).isEqualTo(101);

            // A text message of one byte that begins nothing in UTF-8, masked with zeros.
            call.write("\u0081\u0081\0\0\0\0\u00ff");

            // The close frame: its status is 1007.
            assertThat(call.closeStatus()).isEqualTo(1007);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-16", "application/json; charset=iso-8859-1"})
    void aJsonBodyOfAnotherCharsetShouldBeRefused(String type) {
        Person ada = RELAY.person("ada");
        ada.client()
                .send("POST", "/api/v1/messages", ofString("{}"), Map.of("Content-Type", type))
                .expect(415);
    }
}
