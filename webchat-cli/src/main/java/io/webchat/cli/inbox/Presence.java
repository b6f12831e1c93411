package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import org.jspecify.annotations.Nullable;

/** Shows a session in the directory for as long as the process runs. */
public final class Presence implements AutoCloseable {
    private final Identity identity;
    private final Thread atEnd = new Thread(this::hide, "presence-end");
    private volatile boolean shown;

    public Presence(Identity identity) {
        this.identity = identity;
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** Shows the session, or repeats that it is there. */
    public void show(@Nullable String state) {
        ObjectNode presence = Json.object("visible", true, "state", state);
        identity.relay().postRepeatable("/api/v1/webchat/presence", presence);
        shown = true;
    }

    private void hide() {
        if (shown) {
            shown = false;
            try {
                identity.relay().post("/api/v1/webchat/presence", Json.object("visible", false));
            } catch (CliException e) {
                // The relay ends the presence by itself within a minute.
            }
        }
    }

    @Override
    public void close() {
        hide();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The process ends, and the hook has run or runs.
        }
    }
}
