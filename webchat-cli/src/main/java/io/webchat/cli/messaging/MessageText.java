package io.webchat.cli.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;

/** Messages as text for people. */
public final class MessageText {
    private MessageText() {}

    /** The message with its time, its sender, its id, and a line for each attachment. */
    public static String of(JsonNode message) {
        return line(message, "");
    }

    /** @param remark what happened to it, such as {@code (edited)} */
    public static String line(JsonNode message, String remark) {
        StringBuilder text = new StringBuilder();
        text.append('[').append(Text.time(Json.text(message, "created_at"))).append("] ");
        text.append(sender(message));
        String conversation = Json.text(message, "conversation");
        if (conversation.startsWith("group:")) {
            text.append(" in ").append(Text.clean(conversation));
        }
        text.append(" (").append(Text.clean(Json.text(message, "message_id"))).append(')');
        if (!remark.isEmpty()) {
            text.append(' ').append(remark);
        }
        text.append(": ");
        if (message.path("deleted").asBoolean()) {
            return text.append("(deleted)").toString();
        }
        String subject = Json.text(message, "subject");
        if (!subject.isEmpty()) {
            text.append('[').append(Text.shortened(subject, 200)).append("] ");
        }
        text.append(Text.indented(Json.text(message, "text")));
        for (JsonNode attachment : message.path("attachments")) {
            text.append("\n    attachment: ").append(attachment(attachment));
        }
        return text.toString();
    }

    /** The address, and for others than persons what they are. */
    public static String sender(JsonNode message) {
        String from = Text.clean(Json.text(message, "from"));
        String kind = Json.text(message, "from_kind");
        String owner = Json.text(message, "from_owner");
        return switch (kind) {
            case "agent" -> from + (owner.isEmpty() ? " <agent>" : " <agent of " + Text.clean(owner) + ">");
            case "bridge" -> from + " <bridge contact>";
            case "system" -> from + " <system>";
            default -> from;
        };
    }

    public static String attachment(JsonNode attachment) {
        StringBuilder text = new StringBuilder(Text.shortened(Json.text(attachment, "name"), 200));
        text.append(" (").append(Text.clean(Json.text(attachment, "kind")));
        text.append(", ").append(Text.size(attachment.path("size").asLong())).append(") ");
        text.append(Text.clean(Json.text(attachment, "url")));
        String caption = Json.text(attachment, "caption");
        return caption.isEmpty()
                ? text.toString()
                : text.append(" \"")
                        .append(Text.shortened(caption, 200))
                        .append('"')
                        .toString();
    }
}
