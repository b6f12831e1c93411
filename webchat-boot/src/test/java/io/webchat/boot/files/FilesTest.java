package io.webchat.boot.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class FilesTest {
    @RegisterExtension
    static final RunningRelay RELAY = new RunningRelay();

    private static final String FILES = "/api/v1/webchat/files/";
    private static final byte[] DIGITS = "0123456789".getBytes(UTF_8);
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    @TempDir
    Path folder;

    private final Person ada = RELAY.person("ada");
    private final Person bob = RELAY.person("bob");
    private final Person eve = RELAY.person("eve");

    @Test
    void anUploadShouldTellWhatItIs() {
        JsonNode file = Uploads.upload(ada, "../x/Bild.png", PNG, Map.of("caption", " look "))
                .expect(201)
                .json();

        assertThat(file.path("success").asBoolean()).isTrue();
        assertThat(file.path("name").asText()).isEqualTo("Bild.png");
        assertThat(file.path("media_type").asText()).isEqualTo("image/png");
        assertThat(file.path("size").asLong()).isEqualTo(PNG.length);
        assertThat(file.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(file.path("kind").asText()).isEqualTo("image");
        assertThat(file.at("/attachment/caption").asText()).isEqualTo("look");
        assertThat(file.at("/attachment/file_id")).isEqualTo(file.path("file_id"));
        assertThat(file.path("attachment_text").asText())
                .isEqualTo("[attachment:" + file.path("file_id").asText() + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0|206|0|bytes 0-0/10",
                "bytes=2-4|206|234|bytes 2-4/10",
                "bytes=7-|206|789|bytes 7-9/10",
                "bytes=-3|206|789|bytes 7-9/10",
                "bytes=5-99|206|56789|bytes 5-9/10",
                "bytes=0-1,4-5|200|0123456789|''",
                "lines=0-1|200|0123456789|''"
            })
    void aPartShouldBeGiven(String range, int status, String body, String contentRange) {
        Answer part = get(ada, url(Uploads.upload(ada, "d.txt", DIGITS)), Map.of("Range", range));

        assertThat(part.status()).isEqualTo(status);
        assertThat(part.body()).isEqualTo(body);
        assertThat(part.header("Content-Range")).isEqualTo(contentRange);
    }

    @Test
    void aTextShouldBeSaidToBeUtf8() {
        String url = Uploads.upload(ada, "t.txt", "Grüße".getBytes(UTF_8))
                .expect(201)
                .text("url");

        Answer text = RELAY.client().get(url).expect(200);

        assertThat(text.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(text.header("Content-Length")).isEqualTo("7");
    }

    @Test
    void aPartOutsideShouldBeRefused() {
        String url = url(Uploads.upload(ada, "d.txt", DIGITS));

        Answer refused = get(ada, url, Map.of("Range", "bytes=10-")).expect(416);

        assertThat(refused.header("Content-Range")).isEqualTo("bytes */10");
        assertThat(refused.text("code")).isEqualTo("range_not_satisfiable");
    }

    @Test
    void whatTheCallerHasShouldNotBeSentAgain() {
        String url = url(Uploads.upload(ada, "d.txt", DIGITS));
        String tag = get(ada, url, Map.of()).expect(200).header("ETag");

        assertThat(get(ada, url, Map.of("If-None-Match", tag)).expect(304).body())
                .isEmpty();
        assertThat(get(ada, url, Map.of("Range", "bytes=0-1", "If-Range", tag)).status())
                .isEqualTo(206);
        assertThat(get(ada, url, Map.of("Range", "bytes=0-1", "If-Range", "\"x\""))
                        .status())
                .isEqualTo(200);
        Answer head = ada.client()
                .send("HEAD", url, BodyPublishers.noBody(), Map.of())
                .expect(200);
        assertThat(head.header("Content-Length")).isEqualTo("10");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void anEmptyFileShouldBeAFile() {
        assertThat(get(ada, url(Uploads.upload(ada, "e.txt", new byte[0])), Map.of())
                        .expect(200)
                        .body())
                .isEmpty();
    }

    @Test
    void aPageShouldBeSavedAndNotShown() {
        byte[] html = "<html><script>alert(1)</script></html>".getBytes(UTF_8);

        Answer page =
                get(ada, url(Uploads.upload(ada, "x.png", html)), Map.of()).expect(200);

        assertThat(page.header("Content-Disposition")).isEqualTo("attachment; filename=\"x.png\"");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy")).contains("sandbox");
        assertThat(page.header("Cache-Control")).startsWith("private");
    }

    @Test
    void onlyThoseWhomItReachedShouldSeeIt() {
        JsonNode file = Uploads.upload(ada, "Grüße.txt", DIGITS).expect(201).json();
        String path = FILES + file.path("file_id").asText();
        assertThat(bob.client().get(path).status()).isEqualTo(404);

        ada.send(bob.address(), file.path("attachment_text").asText()).expect(202);

        assertThat(ada.client().get(path).expect(200).header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Gr__e.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt");
        assertThat(bob.client().get(path).status()).isEqualTo(200);
        assertThat(eve.client().get(path).status()).isEqualTo(404);
        assertThat(RELAY.client().get(path).status()).isEqualTo(404);
        assertThat(RELAY.client().get(path + "?token=guessed").status()).isEqualTo(404);
        assertThat(RELAY.client().get(file.path("url").asText()).status()).isEqualTo(200);
    }

    @Test
    void aMessageShouldCarryWhatIsNamedAndWhatItsTextNames() {
        String one = id(Uploads.upload(ada, "one.txt", DIGITS));
        String two = id(Uploads.upload(ada, "two.png", PNG));
        Map<String, Object> message = Map.of(
                "to",
                bob.address(),
                "text",
                "see [attachment:" + two + "]",
                "attachments",
                List.of(Map.of("file_id", one, "caption", "first")),
                "idempotency_key",
                "key");

        ada.client().post("/api/v1/messages", message).expect(202);
        assertThat(ada.client().post("/api/v1/messages", message).expect(200).text("duplicate"))
                .isEqualTo("true");
        ada.send(bob.address(), "see", "key").expect(409);

        JsonNode received = bob.poll(Map.of()).expect(200).json().at("/messages/0");
        assertThat(received.path("text").asText()).isEqualTo("see");
        assertThat(received.path("attachments").findValuesAsText("file_id")).containsExactly(one, two);
        assertThat(received.at("/attachments/0/caption").asText()).isEqualTo("first");
        assertThat(received.at("/attachments/1/kind").asText()).isEqualTo("image");
    }

    @Test
    void aMessageOfASocketShouldCarryThemToo() {
        String file = id(Uploads.upload(ada, "d.txt", DIGITS));
        URI socket = URI.create(RELAY.url().replaceFirst("http", "ws") + "/api/v1/webchat/socket");
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket open = http.newWebSocketBuilder()
                    .header("X-PChat-Session", ada.token())
                    .buildAsync(socket, new WebSocket.Listener() {})
                    .join();
            open.sendText(
                            "{\"type\":\"send\",\"to\":\"" + bob.address() + "\",\"attachments\":[{\"file_id\":\""
                                    + file + "\"}]}",
                            true)
                    .join();

            JsonNode received = bob.poll(Map.of("wait", 20)).expect(200).json().at("/messages/0");

            assertThat(received.at("/attachments/0/file_id").asText()).isEqualTo(file);
            open.abort();
        }
    }

    @Test
    void onlyWhatTheSenderSeesShouldBeAttached() {
        String file = id(Uploads.upload(ada, "d.txt", DIGITS));

        Answer refused = eve.send(bob.address(), "[attachment:" + file + "]").expect(422);

        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("attachments.file_id");
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("unknown");
    }

    @Test
    void theFilesOfADeletedMessageShouldGo() {
        JsonNode file = Uploads.upload(ada, "d.txt", DIGITS).expect(201).json();
        String url = file.path("url").asText();
        String message = ada.send(bob.address(), file.path("attachment_text").asText())
                .expect(202)
                .text("message_id");

        ada.client()
                .post("/api/v1/webchat/delete", Map.of("message_id", message))
                .expect(200);

        assertThat(RELAY.client().get(url).expect(410).text("code")).isEqualTo("file_gone");
        assertThat(bob.client().get(url.replaceFirst("\\?.*", "")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"text/plain, 415", "'multipart/form-data', 415", "'multipart/form-data; boundary=x', 400"})
    void whatIsNoFormShouldBeRefused(String type, int status) {
        Answer refused = ada.client()
                .send("POST", "/api/v1/webchat/upload", BodyPublishers.ofString("text"), Map.of("Content-Type", type));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("detail")).contains("file");
    }

    @Test
    void anUploadThatIsHungUpShouldLeaveNothing() throws Exception {
        try (WebChatRelay relay = relay(Map.of())) {
            Person person = login(relay);
            Path uploads = folder.resolve("uploads");
            try (Socket socket = Uploads.begun(relay.url(), person.token())) {
                await().until(() -> Uploads.files(uploads).size() == 1 && socket.isConnected());
            }
            await().until(() -> Uploads.files(uploads).isEmpty());
        }
    }

    @Test
    void limitsShouldHold() throws Exception {
        try (WebChatRelay relay =
                relay(Map.of("WEBCHAT_MAX_UPLOAD_BYTES", "100000", "WEBCHAT_UPLOAD_QUOTA_BYTES", "150000"))) {
            Person person = login(relay);

            assertThat(Uploads.upload(person, "a", new byte[100_001])
                            .expect(413)
                            .text("code"))
                    .isEqualTo("file_too_large");
            Uploads.upload(person, "a", new byte[100_000]).expect(201);
            assertThat(Uploads.upload(person, "b", new byte[50_001]).expect(413).text("code"))
                    .isEqualTo("quota_exceeded");
            Uploads.upload(person, "b", new byte[50_000]).expect(201);
            assertThat(Uploads.files(folder.resolve("uploads"))).hasSize(2);
        }
    }

    @Test
    void anOpenRelayShouldServeByIdAlone() throws Exception {
        try (WebChatRelay relay = relay(Map.of("PCHAT_FILE_DOWNLOAD_REQUIRES_TOKEN", "false"))) {
            String file = id(Uploads.upload(login(relay), "d.txt", DIGITS));

            assertThat(Client.of(relay.url()).get(FILES + file).expect(200).body())
                    .isEqualTo("0123456789");
        }
    }

    @Test
    void linksShouldBeginWithThePublicAddress() throws Exception {
        try (WebChatRelay relay = relay(Map.of("WEBCHAT_PUBLIC_URL", "https://relay.example.org/"))) {
            assertThat(Uploads.upload(login(relay), "d.txt", DIGITS).text("url"))
                    .startsWith("https://relay.example.org/api/v1/webchat/files/file_");
        }
    }

    @Test
    void oldFilesShouldGoAndMessagesTellSo() throws Exception {
        try (WebChatRelay relay = relay(Map.of("PCHAT_UPLOAD_TTL_SEC", "5", "QUEUE_HOUSEKEEPING_INTERVAL_SEC", "1"))) {
            Person person = login(relay);
            JsonNode file = Uploads.upload(person, "d.txt", DIGITS).expect(201).json();
            String message = person.send(
                            person.address(), file.path("attachment_text").asText())
                    .expect(202)
                    .text("message_id");

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Uploads.files(folder.resolve("uploads")).isEmpty());

            person.client().get(file.path("url").asText()).expect(410);
            JsonNode attachment = person.client()
                    .get("/api/v1/messages/" + message)
                    .expect(200)
                    .json()
                    .at("/attachments/0");
            assertThat(attachment.path("gone").asBoolean()).isTrue();
            assertThat(attachment.path("name").asText()).isEqualTo("d.txt");
        }
    }

    private WebChatRelay relay(Map<String, String> more) throws Exception {
        Map<String, String> settings =
                RELAY.postgres().settings(RELAY.postgres().newDatabase());
        settings.put("PCHAT_UPLOAD_DIR", folder.resolve("uploads").toString());
        settings.putAll(more);
        WebChatRelay relay = WebChatRelay.of(Settings.from(settings));
        relay.start();
        return relay;
    }

    private static Person login(WebChatRelay relay) {
        String address = RunningRelay.newAddress("owner");
        return Client.of(relay.url()).login(address + "@example.com", address);
    }

    private static Answer get(Person person, String url, Map<String, String> headers) {
        return person.client().send("GET", url, BodyPublishers.noBody(), headers);
    }

    private static String url(Answer uploaded) {
        return uploaded.expect(201).text("url");
    }

    private static String id(Answer uploaded) {
        return uploaded.expect(201).text("file_id");
    }
}
