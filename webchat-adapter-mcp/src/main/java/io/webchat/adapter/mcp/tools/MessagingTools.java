package io.webchat.adapter.mcp.tools;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.adapter.mcp.McpCall;
import io.webchat.application.directory.MarkPresence;
import io.webchat.application.files.AttachFiles;
import io.webchat.application.messaging.ChangeMessage;
import io.webchat.application.messaging.SendMessage;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tools that write to others. */
@Singleton
final class MessagingTools {
    private static final int MAX_ATTACHMENTS = 20;
    private static final int MAX_CARDS = 10_000;

    /** What a status can't be edited for: then it is sent anew. */
    private static final Set<RefusalCode> CARD_GONE =
            Set.of(RefusalCode.NOT_FOUND, RefusalCode.NOT_YOURS, RefusalCode.ALREADY_DELETED);

    private record Card(SessionId session, String to) {}

    private final Cache<Card, String> cards = Caffeine.newBuilder()
            .maximumSize(MAX_CARDS)
            .expireAfterAccess(Duration.ofDays(1))
            .build();
    private final SendMessage sendMessage;
    private final ChangeMessage changeMessage;
    private final MarkPresence markPresence;

    @Inject
    MessagingTools(SendMessage sendMessage, ChangeMessage changeMessage, MarkPresence markPresence) {
        this.sendMessage = sendMessage;
        this.changeMessage = changeMessage;
        this.markPresence = markPresence;
    }

    List<Tool> tools() {
        return List.of(
                SimpleTool.writing(
                        "send",
                        "Send a message",
                        "Sends a message to an address, or to a group as group:grp_…. When it returns, the message is"
                                + " on disk. Give key to make a repeat after a lost answer harmless.",
                        new Schema()
                                .text("to", "An address from the directory, or group:grp_….")
                                .text("text", "1 to 16000 characters.")
                                .text("reply_to", "The message_id that it answers.")
                                .text("subject", "For mail.")
                                .list(
                                        "attachments",
                                        "Files that were uploaded: file ids, or objects with file_id and caption.",
                                        Map.of("type", List.of("string", "object")))
                                .number(
                                        "expires_in",
                                        1,
                                        31_622_400,
                                        "Seconds after which it is not handed out any more.")
                                .text("key", "An idempotency key of your own.")
                                .require("to"),
                        this::send),
                SimpleTool.writing(
                        "publish_status",
                        "Publish a status",
                        "Shows progress as one message that is edited by each further call, so that a group is not"
                                + " flooded. Use it for streams and groups; use send for what has to be read.",
                        new Schema()
                                .text("to", "A group as group:grp_…, or an address.")
                                .text("text", "The whole status; it replaces the last one.")
                                .text("message_id", "The status to replace; the session's last one there if left out.")
                                .flag("new_message", "True begins a new status message.")
                                .require("to", "text"),
                        this::publish),
                SimpleTool.writing(
                        "set_status",
                        "Set the work state",
                        "Shows in the directory what this session is doing.",
                        new Schema()
                                .oneOf("state", "What it is doing.", "working", "idle", "waiting", "blocked")
                                .text("text", "One line, at most 280 characters.")
                                .text("session_name", "A name for this session.")
                                .flag("visible", "False hides the session from the directory."),
                        this::setStatus));
    }

    private ToolResult send(McpCall call, Arguments arguments) {
        String key = arguments.optionalText("key");
        SendMessage.Sent sent = sendMessage.handle(command(call, arguments, key));
        return ToolResult.of(
                shown(sent),
                "Sent to " + sent.conversation() + ": " + sent.message().id() + ".");
    }

    private static SendMessage.Command command(McpCall call, Arguments arguments, @Nullable String key) {
        List<AttachFiles.Requested> attachments = arguments.list("attachments", MAX_ATTACHMENTS).stream()
                .map(item -> Arguments.item("attachments", "file_id", item))
                .map(file -> new AttachFiles.Requested(file.text("file_id"), null, file.optionalText("caption")))
                .toList();
        String text = arguments.optionalText("text");
        return new SendMessage.Command(
                        call.caller(),
                        Channel.PCHAT,
                        target(arguments.text("to")),
                        text == null && !attachments.isEmpty() ? "" : arguments.text("text"),
                        arguments.optionalText("subject"),
                        null,
                        arguments.optionalText("reply_to"),
                        arguments.optionalSeconds("expires_in"),
                        key == null ? null : IdempotencyKey.parse(key),
                        attachments)
                .automatic(true);
    }

    private ToolResult publish(McpCall call, Arguments arguments) {
        String to = target(arguments.text("to"));
        Card card = new Card(call.caller().session().id(), to);
        String named = arguments.optionalText("message_id");
        String last = named != null || arguments.flag("new_message", false) ? named : cards.getIfPresent(card);
        if (last != null) {
            try {
                changeMessage.edit(call.caller(), last, arguments.text("text"));
                cards.put(card, last);
                return ToolResult.of(
                        Map.of("message_id", last, "edited", true), "The status " + last + " is replaced.");
            } catch (Refusal refusal) {
                if (named != null || !CARD_GONE.contains(refusal.code())) {
                    throw refusal;
                }
            }
        }
        SendMessage.Sent sent = sendMessage.handle(command(call, arguments, null));
        cards.put(card, sent.message().id().toString());
        return ToolResult.of(
                shown(sent), "The status is published as " + sent.message().id() + ".");
    }

    private ToolResult setStatus(McpCall call, Arguments arguments) {
        Session session = markPresence.handle(new MarkPresence.Command(
                call.caller(),
                arguments.optionalFlag("visible"),
                null,
                null,
                null,
                arguments.optionalText("session_name"),
                null,
                arguments.optionalText("state"),
                arguments.optionalText("text")));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("session_id", session.id().value());
        shown.put("chat_address", call.caller().account().address().value());
        shown.put("visible", session.visible());
        if (session.state() != null) {
            shown.put("state", session.state().wireName());
        }
        return ToolResult.of(shown, "The directory shows it.");
    }

    private static Map<String, Object> shown(SendMessage.Sent sent) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("message_id", sent.message().id().toString());
        shown.put("conversation", sent.conversation());
        shown.put("conversation_seq", sent.message().conversationSeq());
        if (sent.duplicate()) {
            shown.put("duplicate", true);
        }
        return shown;
    }

    /** Models name conversations as they see them: {@code dm:bob} is bob, and a group's id is a group. */
    static String target(String typed) {
        String stripped = typed.strip();
        if (stripped.startsWith("dm:")) {
            return stripped.substring("dm:".length());
        }
        return stripped.startsWith("grp_") ? "group:" + stripped : stripped;
    }
}
