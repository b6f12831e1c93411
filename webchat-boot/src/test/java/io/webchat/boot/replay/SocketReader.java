package io.webchat.boot.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads by WebSocket, and sends by it. */
final class SocketReader extends Reader {
    private static final int MAX_ANSWER_SECONDS = 5;

    private final HttpClient http;
    private final Supplier<String> url;
    private final String token;
    private final Map<String, CompletableFuture<JsonNode>> owed = new ConcurrentHashMap<>();
    private volatile Listener listener = new Listener();
    private volatile @Nullable WebSocket socket;

    SocketReader(HttpClient http, Supplier<String> url, String token, String begin) {
        super(begin);
        this.http = http;
        this.url = url;
        this.token = token;
    }

    @Override
    void follow(String from) throws InterruptedException {
        listener = new Listener();
        URI place = URI.create(url.get().replace("http:", "ws:") + "/api/v1/webchat/socket?cursor="
                + URLEncoder.encode(from, StandardCharsets.UTF_8));
        socket = http.newWebSocketBuilder()
                .header("X-PChat-Session", token)
                .buildAsync(place, listener)
                .join();
        try {
            listener.ended.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        } finally {
            socket = null;
        }
    }

    /** Whether it was stored; false when that is open. */
    boolean send(String to, String text, String key) throws InterruptedException {
        WebSocket open = socket;
        if (open == null) {
            return false;
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        owed.put(key, answer);
        try {
            String frame = JSON.createObjectNode()
                    .put("type", "send")
                    .put("ref", key)
                    .put("to", to)
                    .put("text", text)
                    .put("idempotency_key", key)
                    .toString();
            open.sendText(frame, true).get(MAX_ANSWER_SECONDS, TimeUnit.SECONDS);
            return answer.get(MAX_ANSWER_SECONDS, TimeUnit.SECONDS)
                    .path("type")
                    .asText()
                    .equals("sent");
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            owed.remove(key);
        }
    }

    /** Cuts the connection, without a word. */
    @Override
    void hangUp() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
            // The listener isn't told of what its own side does.
            listener.ended.complete(true);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(String json) {
            try {
                JsonNode heard = JSON.readTree(json);
                CompletableFuture<JsonNode> answer = owed.get(heard.path("ref").asText());
                if (answer != null) {
                    answer.complete(heard);
                } else {
                    take(heard);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(true);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            ended.complete(true);
        }
    }
}
