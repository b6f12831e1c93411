package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayEvent.Arrived;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Telegram tells of. */
final class TelegramUpdates {
    /** Those that say something; the others are not asked for. */
    static final List<String> KINDS =
            List.of("message", "edited_message", "channel_post", "edited_channel_post", "message_reaction");

    private static final Set<String> CHATS_OF_SEVERAL = Set.of("group", "supergroup", "channel");

    private TelegramUpdates() {}

    /** Of one update; what nobody has said is passed over. */
    static List<GatewayEvent> of(JsonNode update) {
        List<GatewayEvent> events = new ArrayList<>();
        for (String kind : KINDS) {
            JsonNode told = update.path(kind);
            if (told.path("chat").path("id").isIntegralNumber()) {
                events.addAll(of(kind, told));
            }
        }
        return events;
    }

    private static List<GatewayEvent> of(String kind, JsonNode told) {
        if (kind.equals("message_reaction")) {
            return List.of(reacted(told));
        }
        if (told.path("migrate_to_chat_id").isIntegralNumber()) {
            return List.of(new GatewayEvent.ChatMoved(
                    chat(told), told.path("migrate_to_chat_id").asText()));
        }
        if (told.path("migrate_from_chat_id").isIntegralNumber()) {
            return List.of(
                    new GatewayEvent.ChatMoved(told.path("migrate_from_chat_id").asText(), chat(told)));
        }
        Arrived arrived = arrived(told);
        return List.of(kind.startsWith("edited_") ? new GatewayEvent.Edited(arrived) : arrived);
    }

    private static Arrived arrived(JsonNode message) {
        JsonNode answered = message.path("reply_to_message");
        TelegramContent content = TelegramContent.of(message);
        return new Arrived(
                id(chat(message), message.path("message_id")),
                chat(message),
                name(message.path("chat"), message.path("from")),
                content.text(),
                author(message),
                Wire.time(message.path("date")),
                answered.path("message_id").isIntegralNumber() ? id(chat(message), answered.path("message_id")) : null,
                content.media());
    }

    /** Ids of messages begin anew in each chat. */
    static String id(String chat, JsonNode messageId) {
        return chat + "/" + messageId.asText();
    }

    private static String chat(JsonNode told) {
        return told.at("/chat/id").asText();
    }

    /** Of the chat: its title, or the person whose chat it is. */
    private static @Nullable String name(JsonNode chat, JsonNode from) {
        String title = Wire.words(chat.path("title"));
        if (title != null) {
            return title;
        }
        return person(from) == null ? person(chat) : person(from);
    }

    private static @Nullable String author(JsonNode message) {
        if (!CHATS_OF_SEVERAL.contains(message.at("/chat/type").asText())) {
            return null;
        }
        // Whoever writes in the name of a chat has a person in "from" that stands for all such.
        String signature = Wire.words(message.path("author_signature"));
        String asChat = Wire.words(message.at("/sender_chat/title"));
        if (signature != null) {
            return signature;
        }
        return asChat == null ? person(message.path("from")) : asChat;
    }

    private static @Nullable String person(JsonNode person) {
        String name = (person.path("first_name").asText() + " "
                        + person.path("last_name").asText())
                .strip();
        return name.isBlank() ? Wire.words(person.path("username")) : name;
    }

    private static GatewayEvent reacted(JsonNode told) {
        List<String> before = emoji(told.path("old_reaction"));
        List<String> now = emoji(told.path("new_reaction"));
        return new GatewayEvent.Reacted(
                id(chat(told), told.path("message_id")),
                chat(told),
                now.stream().filter(each -> !before.contains(each)).toList(),
                before.stream().filter(each -> !now.contains(each)).toList());
    }

    private static List<String> emoji(JsonNode reactions) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : reactions) {
            if (each.path("emoji").isTextual()) {
                all.add(each.path("emoji").asText());
            }
        }
        return all;
    }
}
