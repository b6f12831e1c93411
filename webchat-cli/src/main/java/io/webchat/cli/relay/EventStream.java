package io.webchat.cli.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The relay's events as they come. Reading them acknowledges nothing; the cursor that a stream is opened with
 * acknowledges what is before it.
 */
public final class EventStream implements AutoCloseable {
    /** The relay writes a comment every 15 s. */
    public static final Duration MAX_SILENCE = Duration.ofSeconds(40);

    private static final int MAX_LINE = 16 * 1024 * 1024;

    private final RelayClient relay;
    private final HttpURLConnection connection;
    private final BufferedReader reader;

    private EventStream(RelayClient relay, HttpURLConnection connection) throws IOException {
        this.relay = relay;
        this.connection = connection;
        this.reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
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
        HttpURLConnection connection = relay.open(path.toString(), Map.of("Accept", "text/event-stream"), MAX_SILENCE);
        try {
            return new EventStream(relay, connection);
        } catch (IOException e) {
            connection.disconnect();
            throw new UnreachableException(relay.relay(), e);
        }
    }

    /**
     * The next event.
     *
     * @return null when the relay has ended the stream, or nothing came until the deadline
     * @param deadline in {@link System#nanoTime()}; null to wait for as long as the stream lives
     * @throws UnreachableException when the connection broke
     */
    public @Nullable ObjectNode next(@Nullable Long deadline) {
        StringBuilder data = new StringBuilder();
        try {
            while (true) {
                @Nullable String line = line(deadline);
                if (line == null) {
                    return null;
                }
                if (line.isEmpty() && !data.isEmpty()) {
                    return Json.readObject(data.toString().getBytes(UTF_8));
                }
                if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).stripLeading());
                    if (data.length() > MAX_LINE) {
                        throw new IOException("an event is too large");
                    }
                }
            }
        } catch (SocketTimeoutException e) {
            if (deadline != null && System.nanoTime() >= deadline) {
                return null;
            }
            throw new UnreachableException(relay.relay(), e);
        } catch (IOException e) {
            throw new UnreachableException(relay.relay(), e);
        }
    }

    private @Nullable String line(@Nullable Long deadline) throws IOException {
        if (deadline != null) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return null;
            }
            connection.setReadTimeout((int) Math.min(left, MAX_SILENCE.toMillis()));
        }
        return reader.readLine();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
