package io.webchat.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.cli.Json;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The revision of the protocol that the host speaks, as HTTP headers repeat it. Until 2025-11-25 it is agreed on once, by
 * {@code initialize}; from 2026-07-28 on each request names it.
 */
final class Revision {
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String SESSION = "Mcp-Session-Id";
    private static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";

    private volatile @Nullable String agreed;
    private volatile @Nullable String session;

    /** Adds the headers that belong to a message. */
    void describe(JsonNode message, HttpRequest.Builder request) {
        String named = Json.text(message.path("params").path("_meta"), META_VERSION);
        if (!named.isEmpty()) {
            request.header(VERSION, named);
            String method = Json.text(message, "method");
            if (!method.isEmpty()) {
                request.header("Mcp-Method", encoded(method));
            }
            String name = name(message.path("params"), method);
            if (!name.isEmpty()) {
                request.header("Mcp-Name", encoded(name));
            }
            return;
        }
        String version = agreed;
        if (version != null && !Json.text(message, "method").equals("initialize")) {
            request.header(VERSION, version);
        }
        String id = session;
        if (id != null) {
            request.header(SESSION, id);
        }
    }

    private static String name(JsonNode params, String method) {
        return switch (method) {
            case "tools/call", "prompts/get" -> Json.text(params, "name");
            case "resources/read" -> Json.text(params, "uri");
            default -> "";
        };
    }

    /** A value that can't be a header's goes as base64, marked as the protocol says. */
    static String encoded(String value) {
        boolean plain = value.chars().allMatch(c -> c >= 0x20 && c < 0x7F)
                && value.equals(value.strip())
                && !value.startsWith("=?base64?");
        return plain
                ? value
                : "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Learns from the answer to {@code initialize}. */
    void learn(JsonNode request, JsonNode answer, @Nullable String sessionId) {
        if (Json.text(request, "method").equals("initialize")) {
            String version = Json.textOrNull(answer.path("result"), "protocolVersion");
            if (version != null) {
                agreed = version;
            }
            if (sessionId != null) {
                session = sessionId;
            }
        }
    }
}
