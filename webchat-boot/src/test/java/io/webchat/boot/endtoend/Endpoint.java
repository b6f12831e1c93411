package io.webchat.boot.endtoend;

import static io.webchat.boot.endtoend.Endpoint.Type.FLAG;
import static io.webchat.boot.endtoend.Endpoint.Type.LIST;
import static io.webchat.boot.endtoend.Endpoint.Type.NUMBER;
import static io.webchat.boot.endtoend.Endpoint.Type.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls that take a body, with the fields that they know. */
enum Endpoint {
    REQUEST_CODE("POST", "/api/v1/pchat/auth/request-code", text("email", "display_name", "purpose")),
    VERIFY_CODE(
            "POST",
            "/api/v1/pchat/auth/verify-code",
            and(
                    text(
                            "email",
                            "code",
                            "display_name",
                            "chat_address",
                            "device_name",
                            "session_name",
                            "listen_channel"),
                    Map.of("public_visible", FLAG))),
    PROFILE("PUT", "/api/v1/pchat/auth/me", and(text("display_name", "chat_address"), Map.of("public_visible", FLAG))),
    LOGOUT("POST", "/api/v1/pchat/auth/logout", Map.of("all", FLAG)),
    PRESENCE(
            "POST",
            "/api/v1/webchat/presence",
            and(
                    text(
                            "chat_address",
                            "display_name",
                            "device_name",
                            "session_name",
                            "listen_channel",
                            "state",
                            "status_text"),
                    Map.of("visible", FLAG))),
    SEND(
            "POST",
            "/api/v1/messages",
            and(
                    text("channel", "to", "text", "source", "subject", "title", "reply_to", "idempotency_key"),
                    Map.of("expires_in", NUMBER))),
    READ(
            "POST",
            "/api/v1/webchat/read",
            and(text("message_id", "chat_address", "conversation"), Map.of("message_ids", LIST, "up_to_seq", NUMBER))),
    RECEIPT_STATUS("POST", "/api/v1/webchat/receipt-status", Map.of("message_ids", LIST)),
    POLL("POST", "/api/v1/webchat/poll", and(text("chat_address", "cursor"), Map.of("limit", NUMBER, "wait", NUMBER))),
    ACK("POST", "/api/v1/webchat/ack", text("cursor")),
    SUBSCRIBE(
            "POST",
            "/api/v1/webchat/callbacks/inbound",
            and(text("url", "idempotency_key"), Map.of("channels", LIST, "keywords", LIST)));

    /** What a field is to be, and the JSON that it is not. */
    enum Type {
        TEXT("1", "1.5", "true", "{}", "[]", "[\"x\"]"),
        FLAG("\"yes\"", "\"true\"", "1", "{}", "[]"),
        NUMBER("\"5\"", "1.5", "true", "{}", "[]", "1e400", "99999999999999999999999"),
        LIST("1", "\"x\"", "true", "{}", "[1]", "[null]", "[{}]");

        private final List<String> wrong;

        Type(String... wrong) {
            this.wrong = List.of(wrong);
        }

        List<String> wrong() {
            return wrong;
        }
    }

    private final String method;
    private final String path;
    private final Map<String, Type> fields;

    Endpoint(String method, String path, Map<String, Type> fields) {
        this.method = method;
        this.path = path;
        this.fields = fields;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, Type> fields() {
        return fields;
    }

    List<String> textFields() {
        return fields.keySet().stream().filter(name -> fields.get(name) == TEXT).toList();
    }

    private static Map<String, Type> text(String... names) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, TEXT);
        }
        return fields;
    }

    private static Map<String, Type> and(Map<String, Type> some, Map<String, Type> others) {
        Map<String, Type> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }
}
