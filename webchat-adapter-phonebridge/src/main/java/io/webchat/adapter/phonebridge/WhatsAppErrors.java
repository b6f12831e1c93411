package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.Gateway.Outcome;
import java.time.Duration;
import java.util.Map;

/** What the numbers mean that WhatsApp says no with. */
final class WhatsAppErrors {
    private static final int TOKEN = 190;
    private static final int NO_RIGHT = 10;
    private static final int FIRST_OF_RIGHTS = 200;
    private static final int LAST_OF_RIGHTS = 299;
    private static final int PAIR_RATE = 131_056;

    /** For good. */
    private static final Map<Integer, String> REFUSALS = Map.of(
            100, "WhatsApp takes the message for wrong",
            131_026, "the number can't be reached on WhatsApp",
            131_047, "more than 24 hours since they wrote last: WhatsApp now takes only templates",
            131_051, "WhatsApp doesn't take this type of message");

    /** For now, and for every message. */
    private static final Map<Integer, String> PAUSES = Map.of(
            4, "WhatsApp wants to be called more slowly",
            80_007, "WhatsApp wants to be called more slowly",
            130_429, "WhatsApp wants to be called more slowly",
            131_000, "WhatsApp has a fault of its own");

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private WhatsAppErrors() {}

    static Outcome outcome(VendorHttp.Reply reply, JsonNode error) {
        int code = error.path("code").asInt();
        if (REFUSALS.containsKey(code)) {
            return new Outcome.Refused(words(error));
        }
        if (code == PAIR_RATE) {
            return new Outcome.Later("too many messages to this number at once", PAUSE, false);
        }
        if (code == TOKEN) {
            return new Outcome.Later("it refuses the access token", reply.retryAfter(), true);
        }
        Duration after = reply.retryAfter() == null ? PAUSE : reply.retryAfter();
        return PAUSES.containsKey(code)
                ? new Outcome.Later(words(error), after, true)
                : Outcomes.of(reply, "the access token", Wire.words(error.path("message")), null);
    }

    /** Whether the token is wrong or over, or lacks a right. */
    static boolean ofToken(int code) {
        return code == TOKEN || code == NO_RIGHT || (code >= FIRST_OF_RIGHTS && code <= LAST_OF_RIGHTS);
    }

    /** Whether it goes by itself. */
    static boolean passing(int code) {
        return PAUSES.containsKey(code);
    }

    /** In our words where we know the number, and with it. */
    static String words(JsonNode error) {
        int code = error.path("code").asInt();
        String known = REFUSALS.getOrDefault(code, PAUSES.get(code));
        String said = Wire.words(error.path("message"), Wire.words(error.path("title"), "it could not be delivered"));
        return (known == null ? said : known) + " (" + code + ")";
    }
}
