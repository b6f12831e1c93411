package io.webchat.boot.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plain requests to the endpoint, in one revision of the protocol. */
record McpCalls(Client client, String revision) {
    static final String MODERN = "2026-07-28";

    static McpCalls of(Person person, String revision) {
        return new McpCalls(person.client(), revision);
    }

    private boolean modern() {
        return revision.equals(MODERN);
    }

    Answer request(String method, Map<String, Object> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        if (modern()) {
            all.put(
                    "_meta",
                    Map.of(
                            "io.modelcontextprotocol/protocolVersion",
                            revision,
                            "io.modelcontextprotocol/clientInfo",
                            Map.of("name", "test", "version", "1"),
                            "io.modelcontextprotocol/clientCapabilities",
                            Map.of()));
        }
        return client.post(
                "/mcp", Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", all), headers(method, params));
    }

    private Map<String, String> headers(String method, Map<String, Object> params) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("MCP-Protocol-Version", revision);
        if (modern()) {
            headers.put("Mcp-Method", method);
            Object name = params.getOrDefault("name", params.get("uri"));
            if (name != null) {
                headers.put("Mcp-Name", name.toString());
            }
        }
        return headers;
    }

    /** The result of a call that the protocol allows. */
    JsonNode result(String method, Map<String, Object> params) {
        JsonNode answer = request(method, params).expect(200).json();
        if (!answer.has("result")) {
            throw new AssertionError(method + " answered " + answer);
        }
        return answer.path("result");
    }

    /** What a tool returns, a refusal among it. */
    JsonNode tool(String name, Map<String, Object> arguments) {
        return result("tools/call", Map.of("name", name, "arguments", arguments));
    }

    /** The structured content of a call that is not refused. */
    JsonNode done(String name, Map<String, Object> arguments) {
        JsonNode result = tool(name, arguments);
        if (result.path("isError").asBoolean()) {
            throw new AssertionError(name + " is refused: " + result);
        }
        return result.path("structuredContent");
    }
}
