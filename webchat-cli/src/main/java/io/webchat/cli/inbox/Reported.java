package io.webchat.cli.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/** The last event that a session was woken for, so that nothing wakes it twice. */
public final class Reported {
    private final Path file;
    private long seq;
    private String at = "";

    public Reported(Path sessionFolder) {
        this.file = sessionFolder.resolve("reported.json");
        String stored = PrivateFiles.read(file);
        if (stored != null) {
            try {
                ObjectNode json = Json.readObject(stored.getBytes(UTF_8));
                seq = json.path("seq").asLong();
                at = Json.text(json, "at");
            } catch (IOException e) {
                // Then one event wakes twice.
                seq = 0;
            }
        }
    }

    /** Whether the event came after the last reported one. Numbers start again where a relay's data was restored. */
    public boolean isNew(JsonNode event) {
        return event.path("seq").asLong() > seq || Json.text(event, "at").compareTo(at) > 0;
    }

    public void report(JsonNode event) {
        seq = event.path("seq").asLong();
        at = Json.text(event, "at");
        PrivateFiles.write(file, Json.write(Json.object("seq", seq, "at", at)) + "\n");
    }
}
