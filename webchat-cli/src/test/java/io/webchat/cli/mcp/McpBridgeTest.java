package io.webchat.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.webchat.cli.Environment;
import io.webchat.cli.Json;
import io.webchat.cli.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bridge between a host's two pipes and an endpoint that speaks the protocol over HTTP. */
@Timeout(60)
class McpBridgeTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, Map<String, List<String>>> seen = new ConcurrentHashMap<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final PipedOutputStream typed = new PipedOutputStream();
    private HttpServer endpoint;
    private Thread bridge;
    private volatile int exitCode = -1;

    @BeforeEach
    void start() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        endpoint.createContext("/mcp", this::answer);
        endpoint.start();
        PipedInputStream input = new PipedInputStream(typed, 1 << 16);
        Map<String, String> variables = Map.of(
                "WEBCHAT_CLI_HOME",
                home.toString(),
                "WEBCHAT_TOKEN",
                "pct_secret",
                "WEBCHAT_CLI_RELAY",
                "http://127.0.0.1:" + endpoint.getAddress().getPort());
        Program program = new Program(
                new Environment(variables, home, ""),
                input,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        bridge = Thread.ofPlatform().start(() -> exitCode = program.run("mcp"));
    }

    @AfterEach
    void stop() throws IOException {
        held.countDown();
        typed.close();
        endpoint.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        ObjectNode message = Json.readObject(exchange.getRequestBody().readAllBytes());
        String method = Json.text(message, "method");
        seen.put(method, Map.copyOf(exchange.getRequestHeaders()));
        if (!message.has("id")) {
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
            return;
        }
        if (method.equals("held")) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        ObjectNode result = Json.object("jsonrpc", "2.0", "result", Json.object("protocolVersion", "2025-11-25"));
        result.set("id", message.path("id"));
        switch (method) {
            case "events" -> {
                String progress = Json.write(Json.object("jsonrpc", "2.0", "method", "notifications/progress"));
                String events = "data: " + progress + "\n\n: beat\n\ndata: " + Json.write(result) + "\n\n";
                send(exchange, 200, "text/event-stream", events);
            }
            case "ended" ->
                send(exchange, 401, "application/problem+json", "{\"code\":\"session_invalid\",\"detail\":\"Gone.\"}");
            default -> send(exchange, 200, "application/json", Json.writePretty(result));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void type(String line) throws IOException {
        typed.write((line + "\n").getBytes(UTF_8));
        typed.flush();
    }

    private void request(String id, String method, String params) throws IOException {
        type("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    /** Each line of the output, which has to be a message of the protocol. */
    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(UTF_8).lines().toList()) {
            try {
                lines.add(Json.readObject(line.getBytes(UTF_8)));
            } catch (IOException e) {
                throw new AssertionError("No message: " + line, e);
            }
        }
        assertThat(lines).allMatch(line -> line.path("jsonrpc").asText().equals("2.0"));
        return lines;
    }

    private JsonNode awaitAnswer(String id) {
        await().until(() ->
                lines().stream().anyMatch(line -> line.path("id").toString().equals(id)));
        return lines().stream()
                .filter(line -> line.path("id").toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String header(String method, String name) {
        return seen.getOrDefault(method, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().getFirst())
                .findFirst()
                .orElse("");
    }

    @Test
    void aLegacyHostShouldNameTheRevisionThatWasAgreedOn() throws IOException {
        request("1", "initialize", "{\"protocolVersion\":\"2025-11-25\"}");
        awaitAnswer("1");
        type("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        request("2", "tools/list", "{}");

        assertThat(awaitAnswer("2").path("result").isObject()).isTrue();
        assertThat(header("initialize", "Mcp-Protocol-Version")).isEmpty();
        assertThat(header("tools/list", "Mcp-Protocol-Version")).isEqualTo("2025-11-25");
        assertThat(header("tools/list", "Authorization")).isEqualTo("Bearer pct_secret");
        assertThat(header("tools/list", "Accept")).contains("application/json").contains("text/event-stream");
        await().until(() -> seen.containsKey("notifications/initialized"));
    }

    @Test
    void aModernRequestShouldNameRevisionMethodAndTool() throws IOException {
        request(
                "\"a\"",
                "tools/call",
                "{\"name\":\"send ü\",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}");

        awaitAnswer("\"a\"");
        assertThat(header("tools/call", "Mcp-Protocol-Version")).isEqualTo("2026-07-28");
        assertThat(header("tools/call", "Mcp-Method")).isEqualTo("tools/call");
        assertThat(header("tools/call", "Mcp-Name")).isEqualTo("=?base64?c2VuZCDDvA==?=");
    }

    @Test
    void eventsShouldBeLinesInTheirOrder() throws IOException {
        request("1", "events", "{}");

        awaitAnswer("1");
        assertThat(lines().getFirst().path("method").asText()).isEqualTo("notifications/progress");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aHeldCallShouldNotHoldOthersAndShouldBeCancelled() throws Exception {
        request("1", "held", "{}");
        await().until(() -> seen.containsKey("held"));
        request("2", "tools/list", "{}");
        awaitAnswer("2");

        type("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        await().until(() -> seen.containsKey("notifications/cancelled"));
        typed.close();

        assertThat(bridge.join(Duration.ofSeconds(4))).isTrue();
        assertThat(exitCode).isZero();
        assertThat(lines()).noneMatch(line -> line.path("id").toString().equals("1"));
    }

    @Test
    void refusalsShouldSayWhatToDo() throws IOException {
        request("1", "ended", "{}");

        assertThat(awaitAnswer("1").at("/error/message").asText()).contains("webchat login");
        assertThat(out.toString(UTF_8) + err.toString(UTF_8)).doesNotContain("pct_secret");
    }

    @Test
    void whatIsNoMessageShouldBeAParseError() throws IOException {
        type("hello");

        await().until(() -> !lines().isEmpty());
        assertThat(lines().getFirst().at("/error/code").asInt()).isEqualTo(-32700);
    }
}
