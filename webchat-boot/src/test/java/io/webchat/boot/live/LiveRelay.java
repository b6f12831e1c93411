package io.webchat.boot.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.adapter.rest.live.LiveConfig;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole relay on a free port, with short beats. */
final class LiveRelay implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebChatRelay relay;

    LiveRelay(Path folder) {
        relay = WebChatRelay.builder()
                .settings(Settings.from(Map.of(
                        "PORT",
                        "0",
                        "BRIDGE_DB_PATH",
                        folder.toString(),
                        "PCHAT_DEV_EXPOSE_CODES",
                        "true",
                        "WEBCHAT_CORS_ORIGINS",
                        "https://chat.example.org")))
                .override(binder -> binder.bind(LiveConfig.class)
                        .toInstance(new LiveConfig(
                                Duration.ofMillis(300),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(10),
                                Duration.ofMillis(50))))
                .build();
        relay.start();
    }

    WebChatRelay relay() {
        return relay;
    }

    HttpClient http() {
        return http;
    }

    URI uri(String path) {
        return URI.create(relay.url() + path);
    }

    URI socketUri(String query) {
        return URI.create(relay.url().replace("http:", "ws:") + "/api/v1/webchat/socket" + query);
    }

    /** Signs in and gives the token. */
    String signIn(String address) {
        String email = "{\"email\":\"" + address + "@example.com\"";
        String code = post("/api/v1/pchat/auth/request-code", null, email + "}")
                .path("dev_code")
                .asText();
        return post(
                        "/api/v1/pchat/auth/verify-code",
                        null,
                        email + ",\"code\":\"" + code + "\",\"chat_address\":\"" + address + "\"}")
                .path("session_token")
                .asText();
    }

    JsonNode send(String token, String to, String text) {
        return post("/api/v1/messages", token, "{\"to\":\"" + to + "\",\"text\":\"" + text + "\"}");
    }

    JsonNode post(String path, @Nullable String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("X-PChat-Session", token);
        }
        try {
            return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        relay.close();
    }
}
