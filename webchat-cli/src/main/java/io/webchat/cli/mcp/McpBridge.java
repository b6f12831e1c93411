package io.webchat.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.RelayClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages between a host and the relay's MCP endpoint as they are. It knows of the protocol only what HTTP
 * needs: which revision is spoken, which call an answer belongs to, and what is cancelled.
 */
final class McpBridge implements AutoCloseable {
    private static final int MAX_CALLS = 64;
    private static final int MAX_LINE = 64 * 1024 * 1024;
    private static final Duration END_GRACE = Duration.ofSeconds(5);
    private static final int PARSE_ERROR = -32700;
    private static final int BUSY = -32000;

    private final ProtocolOutput output;
    private final RelayClient relay;
    private final HttpClient http = RelayClient.httpClient();
    private final Revision revision = new Revision();
    private final Map<JsonNode, McpCall> calls = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    McpBridge(Identity identity, ProtocolOutput output) {
        this.relay = identity.relay();
        this.output = output;
    }

    /** Returns when the input ends and what was under way has been answered, or has had its grace. */
    void run(InputStream input) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(input, UTF_8))) {
            for (String line = readLine(lines); line != null; line = readLine(lines)) {
                if (!line.isBlank()) {
                    accept(line);
                }
            }
        } catch (IOException e) {
            // The host is gone, as at an end.
        }
        awaitCalls();
    }

    private static @Nullable String readLine(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c != '\n'; c = lines.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() == MAX_LINE) {
                throw new CliException(ExitCode.REFUSED, "line_too_long", "A line of standard input is too long.");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void accept(String line) {
        ObjectNode message;
        try {
            message = Json.readObject(line.getBytes(UTF_8));
        } catch (IOException e) {
            output.write(failure(null, PARSE_ERROR, "Each line has to be one JSON-RPC message."));
            return;
        }
        String method = Json.text(message, "method");
        if (method.equals("notifications/cancelled")) {
            McpCall cancelled = calls.get(message.path("params").path("requestId"));
            if (cancelled != null) {
                cancelled.cancel();
            }
        }
        JsonNode id = message.path("id");
        boolean request = !method.isEmpty() && !id.isMissingNode() && !id.isNull();
        if (underWay.incrementAndGet() > MAX_CALLS) {
            underWay.decrementAndGet();
            if (request) {
                output.write(failure(id, BUSY, "Too many requests are under way: wait for some to be answered."));
            }
            return;
        }
        McpCall call = new McpCall(relay, http, revision, output, message, request);
        if (request) {
            calls.put(id, call);
        }
        if (method.equals("initialize")) {
            // What comes next has to name the revision that is agreed on here.
            perform(call, id);
        } else {
            Thread.ofVirtual().name("mcp " + method).start(() -> perform(call, id));
        }
    }

    private void perform(McpCall call, JsonNode id) {
        try {
            call.perform();
        } catch (CliException e) {
            // Nobody reads any more; the input ends as well.
        } finally {
            calls.remove(id, call);
            synchronized (underWay) {
                underWay.decrementAndGet();
                underWay.notifyAll();
            }
        }
    }

    private void awaitCalls() {
        long deadline = System.nanoTime() + END_GRACE.toNanos();
        synchronized (underWay) {
            while (underWay.get() > 0) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return;
                }
                try {
                    underWay.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** An answer that the bridge gives by itself. */
    static ObjectNode failure(@Nullable JsonNode id, int code, String message) {
        ObjectNode failure = Json.object("jsonrpc", "2.0");
        failure.set("id", id == null || id.isMissingNode() ? failure.nullNode() : id);
        failure.set("error", Json.object("code", code, "message", message));
        return failure;
    }

    @Override
    public void close() {
        calls.values().forEach(McpCall::cancel);
        http.shutdownNow();
    }
}
