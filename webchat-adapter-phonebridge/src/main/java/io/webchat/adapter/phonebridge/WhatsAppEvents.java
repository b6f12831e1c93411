package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayEvent.Arrived;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What WhatsApp tells of. */
final class WhatsAppEvents {
    private static final Pattern MARK = Pattern.compile("(msg_[0-9a-f]+);([0-9]{1,4})/([0-9]{1,4})");

    private WhatsAppEvents() {}

    /** Comes back with what becomes of one part of a message. */
    static String mark(MessageId message, int at, int pieces) {
        return pieces == 1 ? message.toString() : message + ";" + (at + 1) + "/" + pieces;
    }

    /** @param value of one change */
    static List<GatewayEvent> of(JsonNode value) {
        List<GatewayEvent> events = new ArrayList<>();
        for (JsonNode message : value.path("messages")) {
            events.add(said(value.path("contacts"), message));
        }
        for (JsonNode status : value.path("statuses")) {
            GatewayEvent moved = moved(status);
            if (moved != null) {
                events.add(moved);
            }
        }
        return events;
    }

    private static GatewayEvent said(JsonNode contacts, JsonNode message) {
        JsonNode reaction = message.path("reaction");
        String from = from(contacts, message);
        if (reaction.path("message_id").isTextual()) {
            String emoji = reaction.path("emoji").asText("");
            return new GatewayEvent.Reacted(
                    reaction.path("message_id").asText(), from, emoji.isEmpty() ? List.of() : List.of(emoji), null);
        }
        WhatsAppContent content = WhatsAppContent.of(message);
        return new Arrived(
                message.path("id").asText(),
                from,
                name(contacts, message),
                content.text(),
                null,
                Wire.time(message.path("timestamp")),
                Wire.words(message.at("/context/id")),
                content.media());
    }

    /** People who don't show their number are known by another id. */
    private static String from(JsonNode contacts, JsonNode message) {
        String number = message.path("from").asText("");
        if (!number.isEmpty()) {
            return number.chars().allMatch(Character::isDigit) ? "+" + number : number;
        }
        String user = message.path("from_user_id").asText("");
        return user.isEmpty() ? contacts.path(0).path("user_id").asText("") : user;
    }

    private static @Nullable String name(JsonNode contacts, JsonNode message) {
        for (JsonNode contact : contacts) {
            boolean same = contacts.size() == 1
                    || equal(contact.path("wa_id"), message.path("from"))
                    || equal(contact.path("user_id"), message.path("from_user_id"));
            if (same) {
                String name = Wire.words(contact.at("/profile/name"));
                return name == null ? Wire.words(contact.at("/profile/username")) : name;
            }
        }
        return null;
    }

    private static boolean equal(JsonNode one, JsonNode other) {
        return one.isTextual() && one.asText().equals(other.asText());
    }

    private static @Nullable GatewayEvent moved(JsonNode status) {
        String mark =
                status.path("biz_opaque_callback_data").asText(status.path("id").asText());
        Matcher part = MARK.matcher(mark);
        boolean parted = part.matches();
        String message = parted ? part.group(1) : mark;
        return switch (status.path("status").asText()) {
            case "sent" -> new GatewayEvent.Moved(message, Progress.SENT, null);
            case "delivered" ->
                parted
                        ? new GatewayEvent.Moved(
                                message, Progress.DELIVERED, null, part.group(2), Integer.parseInt(part.group(3)))
                        : new GatewayEvent.Moved(message, Progress.DELIVERED, null);
            case "read" -> new GatewayEvent.Moved(message, Progress.READ, null);
            case "failed" ->
                new GatewayEvent.Moved(
                        message,
                        Progress.FAILED,
                        WhatsAppErrors.words(status.at("/errors/0"))
                                + (parted ? " (part " + part.group(2) + " of " + part.group(3) + ")" : ""));
            // Such as a voice message that was played: the message has arrived before.
            default -> null;
        };
    }
}
