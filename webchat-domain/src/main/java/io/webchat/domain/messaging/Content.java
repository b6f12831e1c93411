package io.webchat.domain.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.webchat.domain.InvisibleText;
import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.files.Attachment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param subject for channels that have one, mail above all; null without
 * @param text empty only beside attachments
 * @param replyTo the message it answers; null when it answers none
 */
public record Content(
        String text, @Nullable String subject, @Nullable MessageId replyTo, List<Attachment> attachments) {
    /** In characters. The contract's number. */
    public static final int MAX_TEXT_CHARACTERS = 16_000;

    public static final int MAX_SUBJECT_CHARACTERS = 300;

    public Content {
        requireNonNull(text, "text is null");
        attachments = List.copyOf(attachments);
    }

    /** One without attachments. */
    public Content(String text, @Nullable String subject, @Nullable MessageId replyTo) {
        this(text, subject, replyTo, List.of());
    }

    /** @throws Refusal naming the field that is not allowed */
    public static Content of(String text, @Nullable String subject, @Nullable MessageId replyTo) {
        return of(text, subject, replyTo, List.of());
    }

    /** @throws Refusal naming the field that is not allowed */
    public static Content of(
            String text, @Nullable String subject, @Nullable MessageId replyTo, List<Attachment> attachments) {
        Text.storable("text", text, MAX_TEXT_CHARACTERS);
        if (attachments.isEmpty() && InvisibleText.showsNothing(text)) {
            throw Refusal.field(
                    "text", "required", "Give the message a text of 1 to 16000 characters that shows something.");
        }
        String checked =
                subject == null || subject.isBlank() ? null : Text.label("subject", subject, MAX_SUBJECT_CHARACTERS);
        return new Content(text, checked, replyTo, attachments);
    }

    /** The same but for its text. */
    public Content saying(String newText) {
        return of(newText, subject, replyTo, attachments);
    }

    /**
     * Tells one content to one target from another under the same idempotency key.
     *
     * @param target where it goes, in a form that never changes for the same place
     */
    public byte[] fingerprint(String target) {
        MessageDigest digest = sha256();
        part(digest, target);
        part(digest, text);
        part(digest, subject == null ? "" : subject);
        part(digest, replyTo == null ? "" : replyTo.toString());
        for (Attachment attachment : attachments) {
            part(digest, attachment.file().toString());
            part(digest, attachment.kind().wireName());
            part(digest, attachment.caption() == null ? "" : attachment.caption());
        }
        return digest.digest();
    }

    private static void part(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
