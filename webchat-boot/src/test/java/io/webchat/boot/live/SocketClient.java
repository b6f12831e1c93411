package io.webchat.boot.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A WebSocket that keeps what it hears. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<Boolean> pinged = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    static SocketClient open(LiveRelay relay, String token) {
        return open(relay, builder -> builder.header("X-PChat-Session", token));
    }

    static SocketClient open(LiveRelay relay, UnaryOperator<WebSocket.Builder> setting) {
        SocketClient client = new SocketClient();
        client.socket = setting.apply(relay.http().newWebSocketBuilder())
                .buildAsync(relay.socketUri(""), client)
                .join();
        return client;
    }

    WebSocket socket() {
        return requireNonNull(socket);
    }

    void say(String json) {
        socket().sendText(json, true).join();
    }

    /** The next event or answer of the type. */
    JsonNode next(String type) {
        try {
            while (true) {
                JsonNode found = heard.poll(10, TimeUnit.SECONDS);
                if (found == null) {
                    throw new AssertionError("no " + type + " came");
                }
                if (found.path("type").asText().equals(type)) {
                    return found;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int closeCode() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    boolean pinged() {
        return pinged.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                heard.add(LiveRelay.JSON.readTree(text.toString()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pinged.complete(true);
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket().abort();
    }
}
