package io.webchat.boot.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.DataFolder;
import io.webchat.boot.fixture.ForkedRelay;
import io.webchat.boot.fixture.Person;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Every route that may be sent a body, with bodies that are larger than the heap when taken together. */
class SmallHeapTest {
    private static final String HEAP = "-Xmx96m";
    private static final int AT_ONCE = 8;
    private static final int CHUNKS = 96;
    private static final byte[] CHUNK =
            ("20000\r\n" + "0".repeat(0x20000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    @Test
    void noBodyShouldEndTheRelay() throws Exception {
        try (DataFolder folder = DataFolder.withDatabase();
                ForkedRelay relay = ForkedRelay.start(folder, Map.of(), HEAP)) {
            Person ada = relay.client().login("ada@example.com", "ada");
            List<String> targets = new ArrayList<>();
            relay.client()
                    .get("/openapi.json")
                    .expect(200)
                    .json()
                    .path("paths")
                    .properties()
                    .forEach(path -> {
                        for (Map.Entry<String, JsonNode> method :
                                path.getValue().properties()) {
                            String name = method.getKey().toUpperCase(Locale.ROOT);
                            if (List.of("POST", "PUT", "PATCH").contains(name)
                                    && !path.getKey().endsWith("/logout")) {
                                targets.add(name + " " + path.getKey().replaceAll("\\{[^}]+}", "x"));
                            }
                        }
                    });
            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String target : targets) {
                    for (int i = 0; i < AT_ONCE; i++) {
                        String type = i % 2 == 0 ? "multipart/form-data; boundary=x" : "application/json";
                        senders.execute(() -> send(relay.url(), target, type, ada.token()));
                    }
                }
            }

            assertThat(relay.client().get("/health").expect(200).text("status")).isEqualTo("ok");
            ada.send("ada", "still there").expect(202);
            assertThat(relay.errors()).doesNotContain("OutOfMemory");
        }
    }

    /** Sends until it is refused. */
    private static void send(String url, String target, String type, String token) {
        URI uri = URI.create(url);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-PChat-Session: " + token
                                    + "\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < CHUNKS && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write(CHUNK);
            }
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The relay closes the connection of who goes on after a refusal.
        }
    }
}
