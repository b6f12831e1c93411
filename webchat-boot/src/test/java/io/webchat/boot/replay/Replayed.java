package io.webchat.boot.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What somebody believes who has nothing but the events of a log. */
final class Replayed {
    /**
     * A message as it is believed to be.
     *
     * @param reactions each as emoji and address
     */
    record Shown(String conversation, long place, String text, boolean deleted, Set<String> reactions) {
        static Shown of(JsonNode message) {
            Set<String> reactions = new TreeSet<>();
            message.path("reactions")
                    .forEach(reaction -> reaction.path("from")
                            .forEach(
                                    from -> reactions.add(reaction.path("emoji").asText() + " " + from.asText())));
            return new Shown(
                    message.path("conversation").asText(),
                    message.path("conversation_seq").asLong(),
                    message.path("text").asText(),
                    message.path("deleted").asBoolean(),
                    reactions);
        }
    }

    private final Map<String, Shown> messages = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long last;

    /** The next event, or one that came before. */
    synchronized void take(JsonNode event) {
        long seq = event.path("seq").asLong();
        if (seq <= last) {
            return;
        }
        if (seq != last + 1) {
            faults.add("after " + last + " came " + seq);
        }
        last = seq;
        switch (event.path("type").asText()) {
            case "message", "message_edited", "message_deleted" -> show(event.path("message"));
            case "reaction" -> react(event.path("reaction"));
            default -> {}
        }
    }

    /** An event shows no reactions: they come as events of their own. */
    private void show(JsonNode message) {
        Shown shown = Shown.of(message);
        Shown before = messages.put(message.path("message_id").asText(), shown);
        if (before != null && !shown.deleted()) {
            shown.reactions().addAll(before.reactions());
        }
    }

    private void react(JsonNode reaction) {
        Shown shown = messages.get(reaction.path("message_id").asText());
        if (shown == null) {
            return;
        }
        String what =
                reaction.path("emoji").asText() + " " + reaction.path("by").asText();
        if (reaction.path("removed").asBoolean()) {
            shown.reactions().remove(what);
        } else {
            shown.reactions().add(what);
        }
    }

    synchronized long last() {
        return last;
    }

    /** Numbers that didn't follow. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized Map<String, Shown> messages() {
        return Map.copyOf(messages);
    }
}
