package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.Console;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.messaging.MessageText;
import io.webchat.cli.persona.Identity;

/** Hands waiting messages out: printed first, acknowledged then, so that a crash between repeats and loses nothing. */
public final class InboxReader {
    public static final int USUAL_LIMIT = 20;
    private static final int MAX_LIMIT = 500;

    private final Console console;

    public InboxReader(Cli cli) {
        this.console = cli.console();
    }

    /**
     * Prints the next messages; the number of them.
     *
     * @param limit messages at most
     * @param keep whether they stay in the inbox
     */
    @SuppressWarnings("try") // The lock is only held.
    public int run(Identity identity, int limit, boolean keep) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw CliException.usage("Give --limit 1 to " + MAX_LIMIT + ".");
        }
        try (SessionLock lock = SessionLock.take(identity)) {
            return read(identity, limit, keep);
        }
    }

    private int read(Identity identity, int limit, boolean keep) {
        int printed = 0;
        ObjectNode page =
                identity.relay().postRepeatable("/api/v1/webchat/poll", Json.object("peek", true, "limit", MAX_LIMIT));
        boolean gap = page.path("gap").asBoolean();
        if (gap) {
            console.note("Events are missing here: retention removed them, or the relay's data was restored.");
        }
        String cursor = Json.text(page, "cursor");
        boolean full = false;
        while (true) {
            String passed = "";
            for (JsonNode event : page.path("events")) {
                if (printed == limit) {
                    full = true;
                    break;
                }
                passed = Json.text(event, "cursor");
                printed += print(event) ? 1 : 0;
            }
            cursor = full && !passed.isEmpty() ? passed : full ? cursor : Json.text(page, "cursor");
            if (full || printed == limit || !page.path("has_more").asBoolean() || keep) {
                break;
            }
            // The cursor acknowledges what was printed.
            page = identity.relay()
                    .postRepeatable("/api/v1/webchat/poll", Json.object("cursor", cursor, "limit", MAX_LIMIT));
        }
        if (!keep) {
            identity.relay().postRepeatable("/api/v1/webchat/ack", Json.object("cursor", cursor));
            Position.load(identity.session().folder()).jump(cursor);
        }
        if (gap && printed == 0) {
            throw new CliException(ExitCode.GAP, "gap", "Events are missing. Read again to continue behind them.");
        }
        return printed;
    }

    /** Prints the event if it is a message to the reader; whether it is. */
    private boolean print(JsonNode event) {
        boolean shown = Json.text(event, "type").equals("message")
                && !event.path("message").path("deleted").asBoolean()
                && !Echo.is(event);
        if (shown) {
            JsonNode message = event.path("message");
            console.answer(message, MessageText.of(message));
        }
        return shown;
    }
}
