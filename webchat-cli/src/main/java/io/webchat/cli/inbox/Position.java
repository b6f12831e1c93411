package io.webchat.cli.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a session's events are handled, kept in a file that is whole at any moment. Events may be finished out of
 * order; the cursor passes an event once all before it are finished, and those that are ahead of it are kept by number.
 */
public final class Position {
    private static final String FILE = "position.json";

    private final Path file;
    private @Nullable String cursor;
    private long seq;
    /** Events that were begun or finished after {@code seq}, with their cursors. */
    private final TreeMap<Long, Event> later = new TreeMap<>();

    private record Event(String cursor, boolean finished) {}

    private Position(Path file, @Nullable String cursor, long seq) {
        this.file = file;
        this.cursor = cursor;
        this.seq = seq;
    }

    /** As it was stored in a session's folder; a position without a cursor when there is none, or none that is whole. */
    public static Position load(Path sessionFolder) {
        Path file = sessionFolder.resolve(FILE);
        String stored = PrivateFiles.read(file);
        if (stored == null) {
            return new Position(file, null, 0);
        }
        try {
            ObjectNode json = Json.readObject(stored.getBytes(UTF_8));
            Position position = new Position(
                    file, Json.textOrNull(json, "cursor"), json.path("seq").asLong());
            for (JsonNode done : json.path("finished_ahead")) {
                position.later.put(done.path("seq").asLong(), new Event(Json.text(done, "cursor"), true));
            }
            return position;
        } catch (IOException e) {
            return new Position(file, null, 0);
        }
    }

    /** Where reading continues; null for the position that the relay keeps for the session. */
    public synchronized @Nullable String cursor() {
        return cursor;
    }

    /** Whether an event was finished before, perhaps in an earlier run. */
    public synchronized boolean isFinished(long number) {
        Event event = later.get(number);
        return (cursor != null && number <= seq) || (event != null && event.finished());
    }

    /** Whether an event is being handled, or is finished. */
    public synchronized boolean isBegun(long number) {
        return later.containsKey(number) || isFinished(number);
    }

    /** Notes an event that is being handled: the cursor stays before it. */
    public synchronized void begin(long number, String eventCursor) {
        later.put(number, new Event(eventCursor, false));
    }

    /** Notes that an event that was begun is handled. When this returns, no later run handles it again. */
    public synchronized void finish(long number, String eventCursor) {
        if (!later.containsKey(number)) {
            return; // From before a gap: the position is elsewhere now.
        }
        later.put(number, new Event(eventCursor, true));
        while (!later.isEmpty() && later.firstEntry().getValue().finished()) {
            Map.Entry<Long, Event> first = later.pollFirstEntry();
            seq = first.getKey();
            cursor = first.getValue().cursor();
        }
        store();
    }

    /** Continues elsewhere, after a gap. */
    public synchronized void jump(@Nullable String newCursor) {
        cursor = newCursor;
        seq = 0;
        later.clear();
        store();
    }

    private void store() {
        ObjectNode json = Json.object("cursor", cursor, "seq", seq);
        later.forEach((number, event) -> {
            if (event.finished()) {
                json.withArray("finished_ahead").add(Json.object("seq", number, "cursor", event.cursor()));
            }
        });
        PrivateFiles.write(file, Json.write(json) + "\n");
    }
}
