package io.webchat.boot.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client of the event stream that reads as fast as it can. */
final class EventStream implements AutoCloseable {
    static final String END = "<end>";

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::readAll);
    }

    static EventStream open(LiveRelay relay, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(relay.uri("/api/v1/webchat/events")).header("X-PChat-Session", token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new EventStream(relay.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    private void readAll() {
        try (Scanner scanner = new Scanner(response.body(), UTF_8)) {
            while (scanner.hasNextLine()) {
                lines.add(scanner.nextLine());
            }
        } finally {
            lines.add(END);
        }
    }

    /** The next line that passes, those before it thrown away. */
    String line(Predicate<String> wanted) {
        try {
            while (true) {
                String line = lines.poll(10, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("no such line came");
                }
                if (wanted.test(line)) {
                    return line;
                }
                if (line.equals(END)) {
                    throw new AssertionError("the stream ended");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next event of the type. */
    JsonNode next(String type) {
        while (true) {
            try {
                JsonNode event = LiveRelay.JSON.readTree(
                        line(line -> line.startsWith("data: ")).substring("data: ".length()));
                if (event.path("type").asText().equals(type)) {
                    return event;
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    List<JsonNode> messages(int count) {
        List<JsonNode> found = new ArrayList<>();
        while (found.size() < count) {
            found.add(next("message"));
        }
        return found;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
