package io.webchat.cli.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The relay's events as they come. Reading them acknowledges nothing; the cursor that a stream is opened with
 * acknowledges what is before it.
 */
public final class EventStream implements AutoCloseable {
    /** The relay writes a comment every 15 s. */
    public static final Duration MAX_SILENCE = Duration.ofSeconds(40);

    private static final int MAX_LINE = 16 * 1024 * 1024;
    private static final int MAX_WAITING = 64;

    private final RelayClient relay;
    private final HttpURLConnection connection;
    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread reader;

    private sealed interface Item {}

    private record Event(ObjectNode json) implements Item {}

    private record End(@Nullable IOException failure) implements Item {}

    private EventStream(RelayClient relay, HttpURLConnection connection) {
        this.relay = relay;
        this.connection = connection;
        this.reader = Thread.ofVirtual().name("events").start(this::read);
    }

    /**
     * @param cursor null for the session's own position
     * @param as the address of an agent of the caller, whose log is read; null for the caller's own
     */
    public static EventStream open(RelayClient relay, @Nullable String cursor, @Nullable String as) {
        StringBuilder path = new StringBuilder("/api/v1/webchat/events");
        if (cursor != null) {
            path.append("?cursor=").append(RelayClient.encode(cursor));
        }
        if (as != null) {
            path.append(cursor == null ? '?' : '&').append("as=").append(RelayClient.encode(as));
        }
        return new EventStream(relay, relay.open(path.toString(), Map.of("Accept", "text/event-stream"), MAX_SILENCE));
    }

    /**
     * The next event.
     *
     * @return null when the relay has ended the stream, or nothing came until the deadline
     * @param deadline in {@link System#nanoTime()}; null to wait for as long as the stream lives
     * @throws UnreachableException when the connection broke
     */
    public @Nullable ObjectNode next(@Nullable Long deadline) {
        try {
            @Nullable
            Item item = deadline == null
                    ? items.take()
                    : items.poll(Math.max(deadline - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
            return switch (item) {
                case null -> null;
                case Event event -> event.json();
                case End(IOException failure)
                when failure != null -> throw new UnreachableException(relay.relay(), failure);
                case End end -> null;
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAULT, "interrupted", "Interrupted.", e);
        }
    }

    private void read() {
        try {
            items.put(new End(readEvents()));
        } catch (InterruptedException e) {
            // Nobody reads any more.
            Thread.currentThread().interrupt();
        }
    }

    /** How it ended: null when the relay ended it. */
    private @Nullable IOException readEvents() throws InterruptedException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    items.put(new Event(Json.readObject(data.toString().getBytes(UTF_8))));
                    data.setLength(0);
                } else if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n")
                            .append(line.substring(5).stripLeading());
                    if (data.length() > MAX_LINE) {
                        throw new IOException("an event is too large");
                    }
                }
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        connection.disconnect();
    }
}
