package io.webchat.adapter.mcp.text;

import io.webchat.application.files.AttachmentView;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.MessageView;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows messages to a model: as structured data, and as fenced text that nothing inside can close. */
public final class MessageTexts {
    /** Units of text in one result, divided among its messages. */
    private static final int BUDGET = 32_000;

    private static final int MAX_TEXT = 8_000;
    private static final int MIN_TEXT = 400;

    /** Units of one message in the short text beside the structured data. */
    private static final int MAX_SHORT = 1_000;

    private static final int FENCE_BYTES = 4;

    private final Authors authors;
    private final SecureRandom random;

    @Inject
    MessageTexts(Authors authors, SecureRandom random) {
        this.authors = authors;
        this.random = random;
    }

    /** How much of each text is shown when there are {@code messages} of them. */
    public static int share(int messages) {
        return Math.clamp(BUDGET / Math.max(1, messages), MIN_TEXT, MAX_TEXT);
    }

    public Map<String, Object> structured(SignedIn caller, MessageView view, int maxText) {
        return structured(caller, view, Excerpt.of(view.text(), 0, maxText));
    }

    public Map<String, Object> structured(SignedIn caller, MessageView view, Excerpt excerpt) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("message_id", view.message().id().toString());
        shown.put("conversation", view.conversation());
        shown.put("conversation_seq", view.message().conversationSeq());
        shown.put("from", view.from().value());
        shown.put("from_name", Defanged.label(view.fromName()));
        shown.put("kind", Authors.kind(view));
        shown.put("authority", authors.authority(caller, view.from()));
        shown.put("at", view.createdAt().toString());
        if (view.subject() != null) {
            shown.put("subject", Defanged.label(view.subject()));
        }
        if (view.message().content().replyTo() != null && !view.withheld()) {
            shown.put("reply_to", view.message().content().replyTo().toString());
        }
        shown.put("text", Defanged.text(excerpt.text()));
        if (excerpt.cut() || excerpt.from() > 0) {
            shown.put("text_length", excerpt.length());
        }
        if (excerpt.cut()) {
            shown.put("rest", "history with message_id " + view.message().id() + " and text_from " + excerpt.end());
        }
        if (view.message().deleted()) {
            shown.put("deleted", true);
        }
        if (!view.attachments().isEmpty() && !view.withheld()) {
            shown.put(
                    "attachments",
                    view.attachments().stream().map(MessageTexts::attachment).toList());
        }
        return shown;
    }

    public static Map<String, Object> attachment(AttachmentView view) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("file_id", view.file().toString());
        shown.put("name", Defanged.label(view.name()));
        shown.put("media_type", view.mediaType());
        shown.put("size", view.size());
        shown.put("kind", view.kind().wireName());
        if (view.caption() != null) {
            shown.put("caption", Defanged.label(view.caption()));
        }
        return shown;
    }

    /** Each message in a fence with a mark that its author can't know. */
    public String fenced(SignedIn caller, List<MessageView> views) {
        byte[] bytes = new byte[FENCE_BYTES];
        random.nextBytes(bytes);
        String mark = HexFormat.of().formatHex(bytes);
        int most = Math.min(MAX_SHORT, share(views.size()));
        List<String> parts = new ArrayList<>();
        for (MessageView view : views) {
            Excerpt excerpt = Excerpt.of(view.text(), 0, most);
            String rest = excerpt.cut()
                    ? "\n[cut at " + excerpt.end() + " of " + excerpt.length() + ": history with message_id "
                            + view.message().id() + "]"
                    : "";
            parts.add("--- data " + mark + " from " + view.from() + " (" + Authors.kind(view) + ", authority "
                    + authors.authority(caller, view.from()) + ") in " + view.conversation() + ", message_id "
                    + view.message().id() + "\n" + Defanged.text(excerpt.text()) + rest + "\n--- end " + mark);
        }
        return String.join("\n", parts);
    }
}
