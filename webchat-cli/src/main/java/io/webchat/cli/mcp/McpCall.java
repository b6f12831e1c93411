package io.webchat.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.relay.RelayClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One message of the host on its way to the relay, and what comes back for it. */
final class McpCall {
    private static final int MAX_ANSWER = 64 * 1024 * 1024;
    private static final int MAX_TRIES = 5;
    private static final long PAUSE_MILLIS = 500;
    private static final int INTERNAL_ERROR = -32603;

    private final RelayClient relay;
    private final HttpClient http;
    private final Revision revision;
    private final ProtocolOutput output;
    private final ObjectNode message;
    private final boolean request;
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    private volatile @Nullable InputStream body;
    private boolean answered;

    /** @param request whether the host waits for an answer */
    McpCall(
            RelayClient relay,
            HttpClient http,
            Revision revision,
            ProtocolOutput output,
            ObjectNode message,
            boolean request) {
        this.relay = relay;
        this.http = http;
        this.revision = revision;
        this.output = output;
        this.message = message;
        this.request = request;
    }

    /** Ends the call at the relay too: to it a connection that closes is a cancellation. */
    void cancel() {
        cancelled.complete(null);
        InputStream open = body;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is closed.
            }
        }
    }

    /** Answers the host unless the call was cancelled. */
    void perform() {
        String failure;
        try {
            failure = exchange();
        } catch (CancellationException e) {
            return;
        } catch (IOException e) {
            failure = "The relay at " + relay.relay() + " can't be reached (" + e.getMessage()
                    + "). Try again once it runs.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (request && !answered && !cancelled.isDone()) {
            output.write(McpBridge.failure(
                    message.path("id"), INTERNAL_ERROR, failure.isEmpty() ? "The relay gave no answer." : failure));
        }
    }

    /** What went wrong; empty when the relay answered. */
    private String exchange() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = sent();
        try (InputStream content = response.body()) {
            body = content;
            if (cancelled.isDone()) {
                throw new CancellationException();
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith("text/event-stream") && response.statusCode() / 100 == 2) {
                readEvents(content, response);
                return "";
            }
            return readWhole(content.readNBytes(MAX_ANSWER), response);
        } catch (IOException e) {
            if (cancelled.isDone()) {
                throw new CancellationException();
            }
            throw e;
        }
    }

    /** Tried again only where the relay certainly has not seen the message. */
    private HttpResponse<InputStream> sent() throws IOException, InterruptedException {
        for (int tried = 1; ; tried++) {
            HttpRequest.Builder builder = relay.request("/mcp")
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(message)));
            revision.describe(message, builder);
            CompletableFuture<HttpResponse<InputStream>> answer =
                    http.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
            var unused = cancelled.thenRun(() -> answer.cancel(true));
            try {
                return answer.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof IOException failure)) {
                    throw new IOException(e.getCause());
                }
                if (!(failure instanceof ConnectException) || tried == MAX_TRIES) {
                    throw failure;
                }
            }
            Thread.sleep(PAUSE_MILLIS * tried);
        }
    }

    private void readEvents(InputStream content, HttpResponse<?> response) throws IOException {
        StringBuilder data = new StringBuilder();
        BufferedReader lines = new BufferedReader(new InputStreamReader(content, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).stripLeading());
                if (data.length() > MAX_ANSWER) {
                    throw new IOException("an answer is too large");
                }
            } else if (line.isEmpty() && !data.isEmpty()) {
                pass(Json.read(data.toString()), response);
                data.setLength(0);
            }
        }
    }

    private String readWhole(byte[] content, HttpResponse<?> response) {
        if (content.length == 0) {
            return response.statusCode() / 100 == 2 ? "" : "The relay answered " + response.statusCode() + ".";
        }
        JsonNode answer;
        try {
            answer = Json.read(content);
        } catch (IOException e) {
            return "The relay answered " + response.statusCode() + " with something that is no JSON.";
        }
        if (answer.has("jsonrpc")) {
            pass(answer, response);
            return "";
        }
        String detail = Json.text(answer, "detail");
        return response.statusCode() == 401
                ? "The session at the relay has ended. Sign in again with: webchat login"
                : detail.isEmpty() ? "The relay answered " + response.statusCode() + "." : detail;
    }

    private void pass(JsonNode answer, HttpResponse<?> response) {
        if (cancelled.isDone()) {
            throw new CancellationException();
        }
        revision.learn(
                message, answer, response.headers().firstValue("Mcp-Session-Id").orElse(null));
        boolean reply = !answer.has("method");
        if (reply && !request) {
            return; // Nobody waits for it.
        }
        if (reply && answer instanceof ObjectNode object && !object.hasNonNull("id")) {
            object.set("id", message.path("id"));
        }
        answered |= reply;
        output.write(answer);
    }
}
