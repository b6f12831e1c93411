package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayEvent.Arrived;
import io.webchat.application.bridge.GatewayEvent.Media;
import io.webchat.domain.bridge.Progress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SMS Gateway for Android calls with. */
final class SmsGateEvents {
    private SmsGateEvents() {}

    /** Of one call; what concerns the app only is passed over. */
    static List<GatewayEvent> of(JsonNode told) {
        JsonNode payload = told.path("payload");
        String event = told.path("event").asText();
        String id = told.path("id").asText(payload.path("messageId").asText());
        if (event.startsWith("sms:batch:") || event.startsWith("mms:batch:")) {
            return batch(event.replace("batch:", ""), id, payload);
        }
        return switch (event) {
            case "sms:sent" ->
                List.of(new GatewayEvent.Moved(
                        message(payload),
                        Progress.SENT,
                        null,
                        null,
                        payload.path("partsCount").asInt(0)));
            case "sms:delivered" -> List.of(new GatewayEvent.Moved(message(payload), Progress.DELIVERED, null, id, 0));
            case "sms:failed", "sms:cancelled" ->
                List.of(new GatewayEvent.Moved(message(payload), Progress.FAILED, failure(payload)));
            default -> arrived(event, id, payload);
        };
    }

    private static String message(JsonNode payload) {
        return payload.path("messageId").asText();
    }

    private static List<GatewayEvent> batch(String event, String id, JsonNode payload) {
        List<GatewayEvent> all = new ArrayList<>();
        int number = 0;
        for (JsonNode each : payload.path("messages")) {
            all.addAll(arrived(event, id + "/" + number++, each));
        }
        return all;
    }

    private static String failure(JsonNode payload) {
        String reason = Wire.words(payload.path("reason"), "the phone could not send it");
        int parts = payload.path("partsCount").asInt(0);
        int part = payload.path("partNumber").asInt(payload.path("part").asInt(0));
        if (part > 0) {
            return reason + " (part " + part + (parts > 1 ? " of " + parts : "") + ")";
        }
        return parts > 1 ? reason + " (one of " + parts + " parts)" : reason;
    }

    private static List<GatewayEvent> arrived(String event, String id, JsonNode payload) {
        String text = text(event, payload);
        return text == null
                ? List.of()
                : List.of(new Arrived(
                        id,
                        Wire.words(
                                payload.path("sender"),
                                payload.path("phoneNumber").asText("")),
                        null,
                        text,
                        null,
                        Wire.time(payload.path("receivedAt")),
                        null,
                        media(payload.path("attachments"))));
    }

    /** Null for what nobody has written. */
    private static @Nullable String text(String event, JsonNode payload) {
        return switch (event) {
            case "sms:received" -> payload.path("message").asText("");
            case "sms:data-received" ->
                "[data message to port " + payload.path("port").asText("?") + "] "
                        + payload.path("data").asText("");
            case "mms:received" ->
                "[MMS, not downloaded yet] " + payload.path("subject").asText("");
            case "mms:downloaded" ->
                lines(payload.path("subject").asText(""), payload.path("body").asText(""));
            default -> null;
        };
    }

    private static String lines(String first, String second) {
        return first.isBlank() ? second : (first + "\n" + second).strip();
    }

    private static List<Media> media(JsonNode attachments) {
        List<Media> all = new ArrayList<>();
        for (JsonNode each : attachments) {
            String type = each.path("contentType").asText("");
            all.add(new Media(
                    type.isEmpty() ? "file" : type.replaceFirst("/.*", ""),
                    each.path("partId").asText(),
                    Wire.words(each.path("name")),
                    type,
                    false,
                    bytes(each.path("data").asText(""))));
        }
        return all;
    }

    /** Null when they weren't told, or can't be read. */
    private static byte @Nullable [] bytes(String base64) {
        try {
            return base64.isBlank() ? null : Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
