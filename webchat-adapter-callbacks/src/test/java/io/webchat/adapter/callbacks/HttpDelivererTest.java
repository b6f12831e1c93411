package io.webchat.adapter.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.webchat.application.callbacks.CallbackDeliverer.Call;
import io.webchat.application.callbacks.CallbackDeliverer.Notice;
import io.webchat.application.egress.TargetGuard;
import io.webchat.application.files.AttachmentView;
import io.webchat.application.messaging.MessageView;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Attempt.Fault;
import io.webchat.domain.callbacks.CallbackSecret;
import io.webchat.domain.callbacks.DeliveryId;
import io.webchat.domain.egress.AllowedHosts;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.Content;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.egress.ListedHostNames;
import io.webchat.testkit.egress.TestCertificate;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.MutableClock;
import io.webchat.testkit.fixture.Together;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls real receivers on this machine. */
@Timeout(60)
class HttpDelivererTest {
    private static final CallbackSecret SECRET = CallbackSecret.of(new byte[32]);
    private static final DeliveryId ID = new DeliveryId(new UUID(7, 8));

    /** What a receiver got. */
    private record Got(String method, String path, Headers headers, String body) {}

    private final ListedHostNames hostNames = new ListedHostNames();
    private final MutableClock clock = new MutableClock();
    private final TargetGuard guard =
            new TargetGuard(AllowedHosts.of(List.of("127.0.0.1", "receiver.example")), hostNames);
    private final HttpDeliverer deliverer = new HttpDeliverer(guard, clock);
    private final HttpDeliverer impatient =
            new HttpDeliverer(guard, clock, new SslContextFactory.Client(), Duration.ofSeconds(2));
    private final List<Got> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startReceiver() throws IOException {
        hostNames.put("receiver.example", "127.0.0.1");
        server = HttpServer.create(loopback(), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/ok", 200, "fine");
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        deliverer.close();
        impatient.close();
        server.stop(0);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(String path, int status, String body, String... header) {
        server.createContext(path, exchange -> {
            note(exchange);
            if (header.length == 2) {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void note(HttpExchange exchange) throws IOException {
        received.add(new Got(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Attempt call(String url) {
        return call(url, new Notice.Test(new ChatAddress("ada"), Fixtures.START));
    }

    private Attempt call(String url, Notice notice) {
        return call(deliverer, url, notice);
    }

    private static Attempt call(HttpDeliverer by, String url) {
        return call(by, url, new Notice.Test(new ChatAddress("ada"), Fixtures.START));
    }

    private static Attempt call(HttpDeliverer by, String url, Notice notice) {
        return by.deliver(new Call(ID, TargetUrl.parse("url", url), List.of(SECRET), notice));
    }

    private static MessageView view() {
        return new MessageView(
                new Message(
                        new MessageId(new UUID(1, 2)),
                        new ConversationId(3),
                        4,
                        new AccountId(5),
                        Channel.SMS,
                        Content.of("Grüße \uD83D\uDE00", "A subject", new MessageId(new UUID(1, 1))),
                        Fixtures.START.plusNanos(1_000),
                        null,
                        null,
                        null),
                "group:grp_1",
                new ChatAddress("bob"),
                "Bob",
                AccountKind.AGENT,
                new ChatAddress("cid"),
                "group:grp_1",
                false,
                List.of(new AttachmentView(
                        new FileId(new UUID(0, 9)),
                        "/api/v1/webchat/files/f?token=t",
                        "a.png",
                        "image/png",
                        5,
                        FileKind.IMAGE,
                        "see",
                        false)),
                List.of(),
                null,
                null,
                "delivered");
    }

    @Test
    void aReceiverShouldGetASignedMessage() throws Exception {
        Attempt attempt = call(at("/ok?a=b"), new Notice.MessageReceived(new ChatAddress("ada"), view()));

        assertThat(attempt.succeeded()).isTrue();
        assertThat(attempt.status()).isEqualTo(200);
        assertThat(attempt.at()).isEqualTo(Fixtures.START);
        Got got = received.getFirst();
        assertThat(got.method()).isEqualTo("POST");
        assertThat(got.path()).isEqualTo("/ok?a=b");
        assertThat(got.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(got.headers().getFirst("webhook-id")).isEqualTo(ID.toString());
        assertThat(got.headers().getFirst("webhook-timestamp"))
                .isEqualTo(Long.toString(Fixtures.START.getEpochSecond()));
        assertThat(got.headers().getFirst("webhook-signature"))
                .isEqualTo(WebhookSignature.of(
                        List.of(SECRET),
                        ID.toString(),
                        Fixtures.START.getEpochSecond(),
                        got.body().getBytes(UTF_8)));
        assertThat(got.headers().getFirst("Accept-Encoding")).isNull();
        JsonNode body = new ObjectMapper().readTree(got.body());
        assertThat(body.path("type").asText()).isEqualTo("message.received");
        assertThat(body.path("timestamp").asText()).isEqualTo("2026-03-01T12:00:00.000001Z");
        assertThat(body.path("data").toString())
                .isEqualTo("{\"message_id\":\"msg_00000000000000010000000000000002\",\"chat_address\":\"ada\","
                               + "\"channel\":\"sms\",\"conversation\":\"group:grp_1\",\"conversation_seq\":4,\"from\":\"bob\","
                               + "\"from_name\":\"Bob\",\"from_kind\":\"agent\",\"from_owner\":\"cid\",\"to\":\"group:grp_1\",\"text\":\"Grüße"
                               + " \uD83D\uDE00\",\"subject\":\"A subject\",\"attachments\":["
                               + "{\"file_id\":\"file_00000000000000000000000000000009\","
                               + "\"url\":\"/api/v1/webchat/files/f?token=t\",\"name\":\"a.png\","
                               + "\"media_type\":\"image/png\",\"size\":5,\"kind\":\"image\",\"caption\":\"see\"}],"
                               + "\"reply_to\":\"msg_00000000000000010000000000000001\","
                               + "\"created_at\":\"2026-03-01T12:00:00.000001Z\"}");
    }

    @Test
    void aTestShouldSayThatItIsOne() throws Exception {
        assertThat(call(at("/ok")).succeeded()).isTrue();

        JsonNode body = new ObjectMapper().readTree(received.getFirst().body());
        assertThat(body.path("type").asText()).isEqualTo("callback.test");
        assertThat(body.path("data").path("chat_address").asText()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 299, 301, 400, 401, 404, 407, 410, 500, 503})
    void theStatusShouldBeTheAnswer(int status) {
        answer("/status", status, "");

        assertThat(call(at("/status")).status()).isEqualTo(status);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsShouldNotBeFollowed(int status) {
        answer("/away", status, "", "Location", at("/ok"));

        Attempt attempt = call(at("/away"));

        assertThat(attempt.status()).isEqualTo(status);
        assertThat(attempt.succeeded()).isFalse();
        assertThat(received).extracting(Got::path).containsExactly("/away");
    }

    @Test
    void theWishToBeLeftAloneShouldBeHeard() {
        answer("/busy", 429, "", "Retry-After", "120");

        assertThat(call(at("/busy")).retryAfter()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void cookiesShouldNotBeKept() {
        answer("/cookie", 200, "", "Set-Cookie", "a=b; Path=/");

        call(at("/cookie"));
        call(at("/cookie"));

        assertThat(received.getLast().headers().getFirst("Cookie")).isNull();
    }

    @Test
    void theNameShouldBeToldAndNotAskedForAgain() {
        String url = "http://receiver.example:" + server.getAddress().getPort() + "/ok";

        assertThat(call(url).succeeded()).isTrue();

        assertThat(received.getFirst().headers().getFirst("Host"))
                .isEqualTo("receiver.example:" + server.getAddress().getPort());
    }

    @Test
    void whatLeadsInsideShouldNotBeConnectedTo() {
        hostNames.put("inside.example", "127.0.0.2");
        hostNames.put("both.example", "8.8.8.8", "10.0.0.1");
        String port = ":" + server.getAddress().getPort() + "/ok";
        for (String host : List.of(
                "inside.example", "both.example", "127.0.0.2", "[::1]", "[::ffff:127.0.0.2]", "169.254.169.254")) {
            assertThat(call("http://" + host + port).fault()).as(host).isEqualTo(Fault.TARGET_FORBIDDEN);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aNameThatComesToLeadInsideShouldNotBeConnectedTo() throws Exception {
        String url = "http://rebinding.example:" + server.getAddress().getPort() + "/ok";
        TargetGuard guard = new TargetGuard(AllowedHosts.none(), hostNames);
        hostNames.put("rebinding.example", "8.8.8.8");
        guard.requireAllowed("url", TargetUrl.parse("url", url));

        hostNames.put("rebinding.example", "127.0.0.2");

        assertThat(call(url).fault()).isEqualTo(Fault.TARGET_FORBIDDEN);
        assertThat(received).isEmpty();
    }

    @Test
    void anUnknownHostShouldBeNamedSo() {
        assertThat(call("http://nowhere.example/").fault()).isEqualTo(Fault.UNKNOWN_HOST);
    }

    @Test
    void nobodyThereShouldBeNamedSo() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(call("http://127.0.0.1:" + port + "/").fault()).isEqualTo(Fault.CONNECT_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage\r\n\r\n",
                "HTTP/1.1",
                "HTTP/1.1 abc OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\u0016\u0003\u0001\u0000\u0000",
            })
    void whatIsNoHttpShouldBeNoAnswer(String words) throws IOException {
        try (RawReceiver receiver = RawReceiver.saying(words)) {
            assertThat(call("http://127.0.0.1:" + receiver.port() + "/").fault())
                    .isEqualTo(Fault.NO_ANSWER);
        }
    }

    @Test
    void endlessHeadersShouldBeNoAnswer() throws IOException {
        try (RawReceiver receiver = RawReceiver.saying("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n")) {
            assertThat(call("http://127.0.0.1:" + receiver.port() + "/").fault())
                    .isEqualTo(Fault.NO_ANSWER);
        }
    }

    @Test
    void anEndlessBodyShouldNotBeRead() throws Exception {
        try (RawReceiver receiver = new RawReceiver(connection -> {
            connection.getInputStream().read(new byte[16 * 1024]);
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            byte[] noise = new byte[64 * 1024];
            while (true) {
                connection.getOutputStream().write(noise);
            }
        })) {
            Attempt attempt = call("http://127.0.0.1:" + receiver.port() + "/");

            assertThat(attempt.succeeded()).isTrue();
            assertThat(attempt.took()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aBodyThatUnpacksToMuchShouldNotBeUnpacked() {
        answer("/gzip", 200, "no gzip at all", "Content-Encoding", "gzip");

        assertThat(call(at("/gzip")).succeeded()).isTrue();
    }

    @Test
    void aSlowReceiverShouldNotBeWaitedForLongerThanPromised() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawReceiver receiver = new RawReceiver(connection -> over.await())) {
            Attempt attempt = call(impatient, "http://127.0.0.1:" + receiver.port() + "/");

            assertThat(attempt.fault()).isEqualTo(Fault.TIMEOUT);
            assertThat(attempt.took()).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(5));
            over.countDown();
        }
    }

    private static SSLContext showing(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, TestCertificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void aCertificateShouldBeTrustedAndForTheName(@TempDir Path folder) throws Exception {
        KeyStore keys = TestCertificate.make(folder, "receiver.example").keys();
        SslContextFactory.Client trust = new SslContextFactory.Client();
        trust.setTrustStore(keys);
        HttpsServer secure = HttpsServer.create(loopback(), 50);
        secure.setHttpsConfigurator(new HttpsConfigurator(showing(keys)));
        secure.createContext("/", exchange -> {
            note(exchange);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        secure.start();
        String rest = ":" + secure.getAddress().getPort() + "/";
        hostNames.put("other.example", "127.0.0.1");
        TargetGuard guard = new TargetGuard(AllowedHosts.of(List.of("127.0.0.1")), hostNames);
        try (HttpDeliverer trusting = new HttpDeliverer(guard, clock, trust, Duration.ofSeconds(5))) {
            assertThat(call("https://receiver.example" + rest).fault()).isEqualTo(Fault.TLS_FAILED);
            assertThat(call(trusting, "https://other.example" + rest).fault()).isEqualTo(Fault.TLS_FAILED);
            assertThat(call(trusting, "https://127.0.0.1" + rest).fault()).isEqualTo(Fault.TLS_FAILED);
            assertThat(received).isEmpty();

            assertThat(call(trusting, "https://receiver.example" + rest))
                    .extracting(Attempt::status, Attempt::fault)
                    .containsExactly(200, null);
            assertThat(received).hasSize(1);
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void aReceiverWithoutTlsShouldBeNamedSo() throws IOException {
        try (RawReceiver receiver = RawReceiver.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThat(call("https://127.0.0.1:" + receiver.port() + "/").fault())
                    .isEqualTo(Fault.TLS_FAILED);
        }
    }

    @Test
    void connectionsShouldBeUsedAgain() throws Exception {
        try (RawReceiver receiver = new RawReceiver(connection -> {
            byte[] buffer = new byte[16 * 1024];
            while (connection.getInputStream().read(buffer) > 0) {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
            }
        })) {
            for (int i = 0; i < 20; i++) {
                assertThat(call("http://127.0.0.1:" + receiver.port() + "/").succeeded())
                        .isTrue();
            }
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void slowReceiversShouldNotHoldUpOthers() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawReceiver slow = new RawReceiver(connection -> over.await())) {
            List<Attempt> attempts = Together.call(
                    40, i -> call(impatient, i % 2 == 0 ? at("/ok") : "http://127.0.0.1:" + slow.port() + "/"));

            for (int i = 0; i < attempts.size(); i++) {
                assertThat(attempts.get(i).succeeded()).isEqualTo(i % 2 == 0);
                assertThat(attempts.get(i).took()).isLessThan(Duration.ofSeconds(5));
            }
            over.countDown();
        }
    }
}
