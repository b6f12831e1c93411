package io.webchat.cli.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.messaging.MessageText;
import io.webchat.cli.questions.QuestionText;

/** Events as text for people. */
final class EventText {
    private EventText() {}

    /** A line or some; empty for an event that people don't want to read. */
    static String of(JsonNode event) {
        String type = Json.text(event, "type");
        return switch (type) {
            case "message" -> MessageText.of(event.path("message"));
            case "message_edited" -> MessageText.line(event.path("message"), "edited");
            case "message_deleted" ->
                MessageText.sender(event.path("message")) + " deleted " + id(event.path("message"));
            case "message_translated" -> translated(event.path("translation"));
            case "reaction" -> reaction(event.path("reaction"));
            case "question", "question_answered", "question_expired" -> QuestionText.of(event.path("question"));
            case "bounce" -> "not delivered: " + id(event.path("bounce")) + ": " + word(event.path("bounce"), "reason");
            case "call" -> "call " + word(event.path("call"), "state") + " " + word(event.path("call"), "call_id");
            case "join_request" ->
                word(event.path("join_request"), "chat_address") + " asks to join "
                        + word(event.path("join_request"), "group_id") + " ("
                        + word(event.path("join_request"), "request_id") + ", "
                        + word(event.path("join_request"), "state") + ")";
            case "group_changed" -> group(event.path("group"));
            case "gap" -> "gap: events are missing here; reading continues behind them";
            default -> "";
        };
    }

    private static String translated(JsonNode translation) {
        String text = Json.text(translation, "text");
        return "translation of " + id(translation) + " (" + word(translation, "language") + "): "
                + (text.isEmpty() ? word(translation, "state") : Text.indented(text));
    }

    private static String reaction(JsonNode reaction) {
        String deed = reaction.path("removed").asBoolean() ? " removed the reaction " : " reacted with ";
        return word(reaction, "by") + deed + word(reaction, "emoji") + " to " + id(reaction);
    }

    private static String group(JsonNode group) {
        String member = word(group, "member");
        return word(group, "by") + ": " + word(group, "change") + " " + (member.isEmpty() ? "" : member + " in ")
                + word(group, "group_id") + " (" + word(group, "name") + ")";
    }

    private static String id(JsonNode node) {
        return word(node, "message_id");
    }

    private static String word(JsonNode node, String field) {
        return Text.shortened(Json.text(node, field), 300);
    }
}
