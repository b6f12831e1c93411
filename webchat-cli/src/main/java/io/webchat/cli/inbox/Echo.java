package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.cli.Json;

/** Tells what one's own sessions wrote from what concerns the reader. */
public final class Echo {
    private Echo() {}

    /** Whether the event is something that the reader's own account did. Saved messages are none. */
    public static boolean is(JsonNode event) {
        if (!event.path("own").asBoolean()) {
            return false;
        }
        JsonNode message = event.path("message");
        return !message.isObject() || !Json.text(message, "to").equals(Json.text(message, "from"));
    }
}
