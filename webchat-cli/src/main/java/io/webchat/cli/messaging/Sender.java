package io.webchat.cli.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.Json;
import io.webchat.cli.files.Uploads;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.RelayClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends messages, with files when there are any. */
public final class Sender {
    static final String MESSAGES = "/api/v1/messages";
    static final int MAX_TEXT_BYTES = 128 * 1024;

    private final Cli cli;

    public Sender(Cli cli) {
        this.cli = cli;
    }

    /** A file to go with a message; {@code kind} is auto, file or voice. */
    public record Attachment(Path file, @Nullable String caption, String kind) {}

    /**
     * What to send.
     *
     * @param key repeats with the same key are one message; null for a new key
     * @param extra further fields of the call
     */
    public record Draft(
            String to,
            @Nullable String text,
            List<Attachment> attachments,
            @Nullable String replyTo,
            @Nullable String key,
            ObjectNode extra) {}

    /** Uploads the files and sends the message; the relay's answer. Repeated under one key when the line breaks. */
    public ObjectNode send(Identity identity, Draft draft) {
        List<JsonNode> attached = new ArrayList<>();
        for (Attachment attachment : draft.attachments()) {
            ObjectNode uploaded = new Uploads(cli).upload(identity, attachment.file(), attachment.kind());
            ObjectNode reference =
                    Json.object("file_id", Json.text(uploaded, "file_id"), "caption", attachment.caption());
            if (!attachment.kind().equals("auto")) {
                reference.put("kind", attachment.kind());
            }
            attached.add(reference);
        }
        ObjectNode body = Json.object(
                "to", draft.to(),
                "text", draft.text(),
                "reply_to", draft.replyTo(),
                "attachments", attached.isEmpty() ? null : attached,
                "idempotency_key", draft.key() == null ? Cli.newKey() : draft.key());
        body.setAll(draft.extra());
        return identity.relay().post(MESSAGES, body);
    }

    /** Prints the answer to a send. */
    public void report(ObjectNode sent, String to) {
        String repeat = sent.path("duplicate").asBoolean() ? " (sent before)" : "";
        cli.console().answer(sent, "Sent " + Json.text(sent, "message_id") + " to " + to + repeat);
    }

    /** The text as typed; standard input for {@code -} or when none is typed. */
    public String text(@Nullable String typed) {
        return typed == null || typed.equals("-") ? cli.console().readAll(MAX_TEXT_BYTES) : typed;
    }

    static ObjectNode message(RelayClient relay, String messageId) {
        return relay.get(MESSAGES + "/" + RelayClient.encode(messageId));
    }
}
