package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A session of a persona, with its token.
 *
 * @param folder where its token, position and logs are
 */
public record StoredSession(
        Path folder,
        String token,
        @Nullable String sessionId,
        @Nullable String sessionName,
        @Nullable String deviceName,
        @Nullable String listenChannel,
        @Nullable String expiresAt,
        @Nullable String lastUsedAt) {
    /** As the relay answers a sign-in. */
    static StoredSession of(Path folder, JsonNode opened) {
        JsonNode session = opened.path("session");
        return new StoredSession(
                folder,
                Json.text(opened, "session_token"),
                Json.textOrNull(session, "session_id"),
                Json.textOrNull(session, "session_name"),
                Json.textOrNull(session, "device_name"),
                Json.textOrNull(session, "listen_channel"),
                Json.textOrNull(opened, "expires_at"),
                Json.textOrNull(session, "last_seen_at"));
    }

    public static StoredSession parse(Path folder, ObjectNode stored) {
        return new StoredSession(
                folder,
                Json.text(stored, "token"),
                Json.textOrNull(stored, "session_id"),
                Json.textOrNull(stored, "session_name"),
                Json.textOrNull(stored, "device_name"),
                Json.textOrNull(stored, "listen_channel"),
                Json.textOrNull(stored, "expires_at"),
                Json.textOrNull(stored, "last_used_at"));
    }

    ObjectNode toJson() {
        return Json.object(
                "token", token,
                "session_id", sessionId,
                "session_name", sessionName,
                "device_name", deviceName,
                "listen_channel", listenChannel,
                "expires_at", expiresAt,
                "last_used_at", lastUsedAt);
    }

    /** With the labels that the relay knows now. */
    StoredSession updated(JsonNode session) {
        return new StoredSession(
                folder,
                token,
                Json.textOrNull(session, "session_id"),
                Json.textOrNull(session, "session_name"),
                Json.textOrNull(session, "device_name"),
                Json.textOrNull(session, "listen_channel"),
                Json.textOrNull(session, "expires_at"),
                Json.textOrNull(session, "last_seen_at"));
    }

    @Override
    public String toString() {
        return "StoredSession[" + folder + ", token=[REDACTED]]";
    }
}
