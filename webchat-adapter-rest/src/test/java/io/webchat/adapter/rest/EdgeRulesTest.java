package io.webchat.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.adapter.rest.http.IpNetwork;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers may take of the server, whoever they are. */
class EdgeRulesTest {
    private static final Duration SOON = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PART = "GET /health HTTP/1.1\r\nHost: a\r\nX-Part: ";

    private final List<Socket> sockets = new ArrayList<>();

    private static EdgeConfig edge(int connections, int perNetwork, Duration headers, Duration body) {
        return new EdgeConfig(List.of(), null, connections, perNetwork, true, headers, body, 3, 100, 10, 10);
    }

    private Socket open(RunningServer relay, String text) throws IOException {
        Socket socket = new Socket(relay.base.getHost(), relay.base.getPort());
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @AfterEach
    void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Whether the other side has closed it. */
    private static boolean closed(Socket socket) throws IOException {
        socket.setSoTimeout(10);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean trickledOut(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            return true;
        }
        return closed(socket);
    }

    @Test
    void headersThatTrickleShouldEndTheConnection() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(edge(100, 100, SOON, LONG)))) {
            for (String begin : List.of("", PART, "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n" + PART)) {
                Socket slow = open(relay, begin);
                await().atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> trickledOut(slow));
            }
        }
    }

    @Test
    void connectionsThatWaitShouldKeepNobodyOut() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(edge(20, 100, LONG, LONG)))) {
            for (int i = 0; i < 100; i++) {
                open(relay, PART);
                if (i % 10 == 0) {
                    assertThat(relay.raw("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                            .startsWith("HTTP/1.1 200");
                }
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> stillOpen() <= 20);
        }
    }

    @Test
    void oneNetworkShouldTakeNoMoreThanItsShare() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(edge(1_000, 10, LONG, LONG)))) {
            // Enough that several are accepted at once and would choose the same one to close.
            for (int i = 0; i < 400; i++) {
                sockets.add(new Socket(relay.base.getHost(), relay.base.getPort()));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> stillOpen() <= 10);
            assertThat(relay.get("/health").statusCode()).isEqualTo(200);
        }
    }

    private long stillOpen() throws IOException {
        long count = 0;
        for (Socket socket : sockets) {
            count += closed(socket) ? 0 : 1;
        }
        return count;
    }

    @Test
    void aBodyThatTricklesShouldEndInTime() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(edge(100, 100, LONG, SOON)))) {
            Socket slow = open(relay, "POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n{");
            StringBuilder answer = new StringBuilder();
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        slow.getOutputStream().write(' ');
                        slow.setSoTimeout(10);
                        byte[] some = new byte[2_000];
                        try {
                            int read = slow.getInputStream().read(some);
                            answer.append(new String(some, 0, Math.max(0, read), StandardCharsets.US_ASCII));
                            return answer.indexOf("}") > 0;
                        } catch (SocketTimeoutException e) {
                            return false;
                        }
                    });

            assertThat(answer.toString()).startsWith("HTTP/1.1 408").contains("request_timeout");
        }
    }

    @Test
    void moreBytesThanTheRelayHoldsShouldBeRefusedUntilThereIsRoom() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(edge(100_000, 100_000, LONG, LONG)))) {
            String half = "POST /try/echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + RunningServer.MAX_BODY
                    + "\r\n\r\n{\"some_text\":\"";
            long shareOfStrangers = relay.budget.capacity() / 4;
            for (long taken = 0; taken + RunningServer.MAX_BODY < shareOfStrangers; taken += RunningServer.MAX_BODY) {
                open(relay, half);
            }
            await().until(() -> {
                HttpResponse<String> answer =
                        relay.post("/try/echo", "{\"some_text\":\"" + "x".repeat(RunningServer.MAX_BODY - 100) + "\"}");
                open(relay, half);
                return answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent();
            });
            assertThat(relay.send(relay.to("/try/me")
                                    .header("X-PChat-Session", OneCaller.TOKEN)
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                            "{\"count\":1,\"some_text\":\"" + "x".repeat(50_000) + "\"}")))
                            .statusCode())
                    .as("a caller who is signed in")
                    .isEqualTo(200);
            assertThat(relay.post("/try/echo", "{\"count\":1}").statusCode())
                    .as("a small body")
                    .isEqualTo(200);

            closeAll();

            await().atMost(Duration.ofSeconds(10)).until(() -> relay.budget.taken() == 0);
        }
    }

    @Test
    void aSessionShouldHoldNoMoreCallsThanItsShare() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(edge(100, 100, LONG, LONG)))) {
            List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                held.add(relay.http.sendAsync(
                        relay.to("/try/hold")
                                .header("X-PChat-Session", OneCaller.TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            await().until(() -> relay.resource.held.get() == 3);

            HttpResponse<String> refused = relay.send(relay.to("/try/me").header("X-PChat-Session", OneCaller.TOKEN));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("requests_per_session");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();

            relay.resource.leave.countDown();
            CompletableFuture.allOf(held.toArray(CompletableFuture[]::new)).join();
            await().until(() -> relay.send(relay.to("/try/me").header("X-PChat-Session", OneCaller.TOKEN))
                            .statusCode()
                    == 200);
        }
    }

    private static EdgeConfig proxied(@Nullable String publicUrl, String... trusted) {
        return new EdgeConfig(
                List.of(trusted).stream()
                        .map(text -> IpNetwork.parse(text).orElseThrow())
                        .toList(),
                publicUrl == null ? null : URI.create(publicUrl),
                0,
                100,
                false,
                LONG,
                LONG,
                100,
                100,
                10,
                10);
    }

    @Test
    void forwardingHeadersShouldCountOnlyFromTrustedProxies() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(proxied(null)))) {
            assertThat(caller(relay, "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Host", "evil.example"))
                    .contains("127.0.0.1", "\"host\":\"null\"");
        }
        try (RunningServer relay =
                new RunningServer(RunningServer.config(proxied(null, "127.0.0.0/8", "10.0.0.0/8", "fd00::/8")))) {
            assertThat(caller(relay, "X-Forwarded-For", "1.1.1.1, 203.0.113.7")).contains("203.0.113.7");
            assertThat(caller(relay, "X-Forwarded-For", "1.1.1.1, 203.0.113.7, 10.1.2.3"))
                    .contains("203.0.113.7");
            assertThat(caller(relay, "X-Forwarded-For", "203.0.113.7:8080")).contains("203.0.113.7");
            assertThat(caller(relay, "X-Forwarded-For", "garbage, 10.1.2.3")).contains("10.1.2.3");
            assertThat(caller(relay, "X-Forwarded-For", "unknown")).contains("127.0.0.1");
            assertThat(caller(relay, "X-Forwarded-For", "10.0.0.1, 10.0.0.2")).contains("10.0.0.1");
            assertThat(caller(
                            relay, "Forwarded", "for=1.1.1.1, for=\"[2001:db8:1:2::9]:47\";proto=https, for=10.0.0.9"))
                    .contains("20010db800010002/64");
            assertThat(caller(relay, "X-Forwarded-For", "2001:db8:1:2::77")).contains("20010db800010002/64");
            // The proxy writes one of the headers and passes the other one on: neither is believed.
            assertThat(caller(relay, "Forwarded", "for=1.1.1.1", "X-Forwarded-For", "203.0.113.7"))
                    .contains("127.0.0.1");
            assertThat(caller(relay, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "Chat.example.org:8443"))
                    .contains("\"proto\":\"https\"", "\"host\":\"chat.example.org:8443\"");
            assertThat(caller(relay, "X-Forwarded-Proto", "gopher", "X-Forwarded-Host", "a/b"))
                    .contains("\"proto\":\"null\"", "\"host\":\"null\"");
        }
    }

    private static String caller(RunningServer relay, String... headers) throws Exception {
        return relay.send(relay.to("/try/caller").headers(headers)).body();
    }

    @Test
    void theRelayShouldWorkBelowThePrefixOfItsPublicAddress() throws Exception {
        try (RunningServer relay = new RunningServer(RunningServer.config(proxied("https://example.org/talk/chat/")))) {
            assertThat(relay.get("/talk/chat/health").statusCode()).isEqualTo(200);
            assertThat(relay.get("/talk/chat/try/numbers/5?x=1").body()).isEqualTo("{\"n\":5}");
            assertThat(relay.get("/health").statusCode()).isEqualTo(200);
            assertThat(relay.get("/talk/health").statusCode()).isEqualTo(404);
            assertThat(relay.get("/talk/chatter/health").statusCode()).isEqualTo(404);
        }
    }
}
