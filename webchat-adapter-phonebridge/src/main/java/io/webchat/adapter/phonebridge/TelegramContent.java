package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.GatewayEvent.Media;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a message of Telegram says: its text or caption, what it is besides, and its files. */
record TelegramContent(String text, List<Media> media) {
    /** What is about a message, and no content of it. */
    private static final Set<String> ABOUT = Set.of(
            "message_id",
            "message_thread_id",
            "from",
            "sender_chat",
            "sender_business_bot",
            "sender_boost_count",
            "business_connection_id",
            "date",
            "chat",
            "forward_origin",
            "is_topic_message",
            "is_automatic_forward",
            "reply_to_message",
            "external_reply",
            "quote",
            "reply_to_story",
            "via_bot",
            "edit_date",
            "has_protected_content",
            "is_from_offline",
            "media_group_id",
            "author_signature",
            "entities",
            "caption",
            "caption_entities",
            "link_preview_options",
            "effect_id",
            "has_media_spoiler",
            "show_caption_above_media",
            "reply_markup",
            "text");

    private static final List<String> FILES =
            List.of("photo", "voice", "audio", "video", "video_note", "animation", "document", "sticker");

    static TelegramContent of(JsonNode message) {
        List<Media> media = media(message);
        String said = message.path("text").asText(message.path("caption").asText(""));
        String links = links(said, message.path("entities")) + links(said, message.path("caption_entities"));
        String text = (described(message, media) + " " + said + links).strip();
        return new TelegramContent(text, media);
    }

    /** Where words lead to that are links without showing it. */
    private static String links(String said, JsonNode entities) {
        Set<String> links = new LinkedHashSet<>();
        for (JsonNode entity : entities) {
            String url = entity.path("url").asText("");
            if (!url.isBlank() && !said.contains(url)) {
                links.add(url);
            }
        }
        return links.isEmpty() ? "" : "\n" + String.join("\n", links);
    }

    /** Of what isn't all said by its text and files. */
    private static String described(JsonNode message, List<Media> media) {
        if (message.has("sticker")) {
            return "[sticker" + blankAnd(message.at("/sticker/emoji")) + "]";
        }
        if (message.has("venue")) {
            JsonNode venue = message.path("venue");
            return "[location] " + words(venue.path("title"), venue.path("address")) + " "
                    + place(venue.path("location"));
        }
        if (message.has("location")) {
            return "[location] " + place(message.path("location"));
        }
        if (message.has("contact")) {
            JsonNode contact = message.path("contact");
            return "[contact] "
                    + words(contact.path("first_name"), contact.path("last_name"), contact.path("phone_number"));
        }
        if (message.has("poll")) {
            return poll(message.path("poll"));
        }
        if (message.has("dice")) {
            return "[dice] " + words(message.at("/dice/emoji"), message.at("/dice/value"));
        }
        return media.isEmpty() ? other(message) : "";
    }

    private static String place(JsonNode location) {
        return "geo:" + location.path("latitude").asText() + ","
                + location.path("longitude").asText();
    }

    private static String poll(JsonNode poll) {
        StringBuilder lines =
                new StringBuilder("[poll] " + poll.path("question").asText());
        int number = 1;
        for (JsonNode option : poll.path("options")) {
            lines.append('\n')
                    .append(number++)
                    .append(". ")
                    .append(option.path("text").asText());
        }
        return lines.toString();
    }

    /** Such as that somebody joined a group: what it is, and the people it names. */
    private static String other(JsonNode message) {
        if (message.has("text")) {
            return "";
        }
        List<String> what = new ArrayList<>();
        message.properties().forEach(field -> {
            if (!ABOUT.contains(field.getKey())) {
                what.add(field.getKey().replace('_', ' ') + named(field.getValue()));
            }
        });
        return what.isEmpty() ? "" : "[" + String.join("; ", what) + "]";
    }

    private static String named(JsonNode value) {
        if (value.isTextual()) {
            return ": " + Wire.words(value, "");
        }
        List<String> names = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(each -> {
            String name = words(each.path("first_name"), each.path("last_name"));
            if (!name.isBlank()) {
                names.add(name);
            }
        });
        return names.isEmpty() ? "" : ": " + String.join(", ", names);
    }

    private static String blankAnd(JsonNode node) {
        String words = Wire.words(node);
        return words == null ? "" : " " + words;
    }

    private static String words(JsonNode... nodes) {
        List<String> all = new ArrayList<>();
        for (JsonNode node : nodes) {
            String words = Wire.words(node);
            if (words != null) {
                all.add(words);
            }
        }
        return String.join(" ", all);
    }

    private static List<Media> media(JsonNode message) {
        for (String kind : FILES) {
            JsonNode file = message.path(kind);
            // Of a photo there are several sizes, the largest last.
            JsonNode best = file.isArray() && !file.isEmpty() ? file.path(file.size() - 1) : file;
            if (best.path("file_id").isTextual()) {
                return List.of(new Media(
                        kind.replace('_', ' '),
                        best.path("file_id").asText(),
                        Wire.words(best.path("file_name")),
                        best.path("mime_type").asText(kind.equals("photo") ? "image/jpeg" : ""),
                        kind.equals("voice"),
                        null));
            }
        }
        return List.of();
    }
}
