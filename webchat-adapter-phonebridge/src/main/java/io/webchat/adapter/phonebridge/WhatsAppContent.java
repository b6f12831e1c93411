package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.GatewayEvent.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message of WhatsApp says: its words, or those of the button that was pressed, and its files. */
record WhatsAppContent(String text, List<Media> media) {
    private static final Set<String> FILES = Set.of("image", "audio", "voice", "video", "document", "sticker");

    static WhatsAppContent of(JsonNode message) {
        String type = message.path("type").asText("message");
        JsonNode content = message.path(type);
        if (FILES.contains(type) && content.path("id").isTextual()) {
            String text = content.path("caption").asText("").strip();
            return new WhatsAppContent(type.equals("sticker") ? "[sticker]" : text, List.of(media(type, content)));
        }
        return new WhatsAppContent(text(type, content, message), List.of());
    }

    private static Media media(String type, JsonNode content) {
        return new Media(
                type,
                content.path("id").asText(),
                Wire.words(content.path("filename")),
                content.path("mime_type").asText("").replaceFirst(";.*", "").strip(),
                type.equals("voice") || content.path("voice").asBoolean(false),
                null);
    }

    private static String text(String type, JsonNode content, JsonNode message) {
        return switch (type) {
            case "text" -> content.path("body").asText("");
            case "button" -> said(content.path("text"), content.path("payload"));
            case "interactive" -> interactive(content);
            case "location" ->
                "[location] "
                        + words(content.path("name"), content.path("address"))
                        + " geo:" + content.path("latitude").asText() + ","
                        + content.path("longitude").asText();
            case "contacts" -> contacts(content);
            case "system" -> "[system] " + words(content.path("body"));
            case "order" -> "[order] " + words(content.path("text"));
            default -> other(type, content, message);
        };
    }

    private static String said(JsonNode first, JsonNode otherwise) {
        String words = first.asText("").strip();
        return words.isEmpty() ? otherwise.asText("") : words;
    }

    private static String interactive(JsonNode content) {
        String kind = content.path("type").asText("");
        JsonNode reply = content.path(kind);
        if (reply.has("title")) {
            return said(reply.path("title"), reply.path("id"));
        }
        return said(reply.path("body"), reply.path("response_json"));
    }

    private static String contacts(JsonNode contacts) {
        List<String> all = new ArrayList<>();
        for (JsonNode contact : contacts) {
            List<String> parts = new ArrayList<>();
            parts.add(words(contact.at("/name/formatted_name")));
            contact.path("phones").forEach(phone -> parts.add(words(phone.path("phone"))));
            contact.path("emails").forEach(email -> parts.add(words(email.path("email"))));
            all.add("[contact] " + String.join(" ", parts));
        }
        return String.join("\n", all);
    }

    private static String other(String type, JsonNode content, JsonNode message) {
        return ("[" + type + "] "
                        + words(
                                content.path("caption"),
                                content.path("text"),
                                content.path("body"),
                                message.at("/errors/0/title"),
                                message.at("/errors/0/error_data/details")))
                .strip();
    }

    private static String words(JsonNode... nodes) {
        return Stream.of(nodes).map(Wire::words).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
