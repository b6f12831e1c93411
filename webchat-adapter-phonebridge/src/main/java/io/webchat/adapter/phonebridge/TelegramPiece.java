package io.webchat.adapter.phonebridge;

import io.webchat.application.bridge.Gateway.Outgoing;
import io.webchat.application.bridge.Gateway.OutgoingFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call's share of a message.
 *
 * @param file null for text alone
 */
record TelegramPiece(String text, @Nullable OutgoingFile file) {
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_CAPTION = 1_024;
    private static final long MAX_PHOTO_BYTES = 10L * 1024 * 1024;
    private static final long MAX_BYTES = 50L * 1024 * 1024;
    private static final Set<String> PHOTOS = Set.of("image/jpeg", "image/png", "image/webp");
    private static final Set<String> VOICES = Set.of("audio/ogg", "audio/mpeg", "audio/mp4", "audio/x-m4a");

    static List<TelegramPiece> of(Outgoing message) {
        List<OutgoingFile> sent = message.files().stream()
                .filter(file -> file.size() <= MAX_BYTES)
                .toList();
        String text = text(message);
        List<TelegramPiece> pieces = new ArrayList<>();
        boolean asCaption = !sent.isEmpty()
                && text.length() <= MAX_CAPTION
                && sent.getFirst().caption() == null;
        if (!asCaption && !text.isBlank()) {
            TextParts.of(text, MAX_TEXT).forEach(part -> pieces.add(new TelegramPiece(part, null)));
        }
        for (int at = 0; at < sent.size(); at++) {
            OutgoingFile file = sent.get(at);
            pieces.add(new TelegramPiece(asCaption && at == 0 ? text : caption(file), file));
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

    String method() {
        return switch (field()) {
            case "photo" -> "sendPhoto";
            case "voice" -> "sendVoice";
            case "video" -> "sendVideo";
            default -> "sendDocument";
        };
    }

    String field() {
        if (file == null) {
            return "text";
        }
        return switch (file.kind()) {
            case IMAGE -> PHOTOS.contains(file.mediaType()) && file.size() <= MAX_PHOTO_BYTES ? "photo" : "document";
            case VOICE -> VOICES.contains(file.mediaType()) ? "voice" : "document";
            case VIDEO -> file.mediaType().equals("video/mp4") ? "video" : "document";
            case FILE -> "document";
        };
    }
}
