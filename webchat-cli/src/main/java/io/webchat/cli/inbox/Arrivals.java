package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.messaging.MessageText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many events came from whom: what a sleeping session is woken with. It holds no text of others. */
public record Arrivals(Map<String, Integer> bySender, int total) {
    public static Arrivals of(List<? extends JsonNode> events) {
        Map<String, Integer> bySender = new TreeMap<>();
        events.forEach(event -> bySender.merge(sender(event), 1, Integer::sum));
        return new Arrivals(bySender, events.size());
    }

    private static String sender(JsonNode event) {
        JsonNode message = event.path("message");
        if (message.isObject()) {
            return MessageText.sender(message);
        }
        String from = Json.text(event.path("question"), "from");
        return from.isEmpty() ? "the relay (" + Json.text(event, "type") + ")" : from;
    }

    ObjectNode toJson() {
        ObjectNode senders = Json.object();
        bySender.forEach(senders::put);
        return Json.object("type", "arrivals", "total", total, "senders", senders);
    }

    @Override
    public String toString() {
        return bySender.entrySet().stream()
                .map(entry -> entry.getValue() + " from " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
