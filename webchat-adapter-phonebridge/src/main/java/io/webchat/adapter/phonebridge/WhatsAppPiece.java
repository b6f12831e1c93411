package io.webchat.adapter.phonebridge;

import io.webchat.application.bridge.Gateway.Outgoing;
import io.webchat.application.bridge.Gateway.OutgoingFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call's share of a message.
 *
 * @param file null for text alone
 */
record WhatsAppPiece(String text, @Nullable OutgoingFile file) {
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_CAPTION = 1_024;
    private static final long MAX_IMAGE_BYTES = 5L * 1024 * 1024;
    private static final long MAX_CLIP_BYTES = 16L * 1024 * 1024;
    private static final long MAX_BYTES = 100L * 1024 * 1024;
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    private static final Set<String> SOUNDS = Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg");
    private static final Set<String> VIDEOS = Set.of("video/mp4", "video/3gpp");

    static List<WhatsAppPiece> of(Outgoing message) {
        List<OutgoingFile> sent = message.files().stream()
                .filter(file -> file.size() <= MAX_BYTES)
                .toList();
        String text = text(message);
        boolean asCaption = !sent.isEmpty()
                && text.length() <= MAX_CAPTION
                && sent.getFirst().caption() == null
                && !type(sent.getFirst()).equals("audio");
        List<WhatsAppPiece> pieces = new ArrayList<>();
        if (!asCaption && !text.isBlank()) {
            TextParts.of(text, MAX_TEXT).forEach(part -> pieces.add(new WhatsAppPiece(part, null)));
        }
        for (int at = 0; at < sent.size(); at++) {
            OutgoingFile file = sent.get(at);
            pieces.add(new WhatsAppPiece(asCaption && at == 0 ? text : caption(file), file));
        }
        return pieces;
    }

    /** With the links of the files that are too large to be sent. */
    private static String text(Outgoing message) {
        return Stream.concat(
                        Stream.of(message.text()).filter(said -> !said.isBlank()),
                        message.files().stream()
                                .filter(file -> file.size() > MAX_BYTES)
                                .map(file -> file.name() + ": " + file.url()))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }

    private static String caption(OutgoingFile file) {
        String caption = file.caption();
        return caption == null ? "" : caption;
    }

    private static String type(OutgoingFile file) {
        String media = file.mediaType();
        if (IMAGES.contains(media) && file.size() <= MAX_IMAGE_BYTES) {
            return "image";
        }
        if (SOUNDS.contains(media) && file.size() <= MAX_CLIP_BYTES) {
            return "audio";
        }
        return VIDEOS.contains(media) && file.size() <= MAX_CLIP_BYTES ? "video" : "document";
    }

    /** @param uploaded WhatsApp's id of the file; null for text alone */
    Map<String, Object> content(@Nullable String uploaded) {
        if (file == null || uploaded == null) {
            return Map.of("type", "text", "text", Map.of("body", text, "preview_url", false));
        }
        String type = type(file);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", uploaded);
        if (!text.isEmpty() && !type.equals("audio")) {
            content.put("caption", text);
        }
        if (type.equals("document")) {
            content.put("filename", file.name());
        }
        return Map.of("type", type, type, content);
    }
}
