package io.webchat.boot.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.modern.client.McpClient;
import io.modelcontextprotocol.modern.client.transport.HttpClientMcpTransport;
import io.modelcontextprotocol.modern.client.transport.McpHttpRequestCustomizer;
import io.modelcontextprotocol.spec.McpSchema;
import io.webchat.boot.agents.Agents;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK's own clients of both generations list and call every tool. */
@Timeout(120)
class SdkClientsTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final McpJsonMapper JSON = new JacksonMcpJsonMapper(new ObjectMapper());
    private static final JsonSchemaValidator NO_SCHEMAS =
            (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(null);

    private final Person ada = relay.person("ada");
    private final Person bob = relay.person("bob");
    private final Person bot = Agents.of(relay, ada, "bot");

    /** Arguments that need nothing from an earlier call. */
    private Map<String, Map<String, Object>> calls(String fileId, String cursor) {
        Map<String, Map<String, Object>> calls = new LinkedHashMap<>();
        calls.put("set_status", Map.of("state", "idle"));
        calls.put("directory", Map.of("query", bob.address()));
        calls.put("send", Map.of("to", bob.address(), "text", "hello"));
        calls.put("publish_status", Map.of("to", bob.address(), "text", "half way"));
        calls.put("wait_for_messages", Map.of("timeout_seconds", 0));
        calls.put("read_inbox", Map.of("limit", 5));
        calls.put("ack", Map.of("cursor", cursor));
        calls.put("history", Map.of("conversation", bob.address()));
        calls.put("search", Map.of("query", "hello"));
        calls.put("ask_human", Map.of("text", "May I?", "wait_seconds", 0));
        calls.put("group", Map.of("action", "list"));
        calls.put("upload", Map.of("name", "a.txt", "text", "a"));
        calls.put("download", Map.of("file_id", fileId));
        return calls;
    }

    private Map<String, Map<String, Object>> calls() {
        McpCalls raw = McpCalls.of(bot, "2025-11-25");
        String fileId = raw.done("upload", Map.of("name", "b.txt", "text", "b"))
                .path("file_id")
                .asText();
        String cursor = raw.done("read_inbox", Map.of()).path("cursor").asText();
        return calls(fileId, cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void theClassicClientShouldCallEveryTool(String revision) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(relay.url())
                .endpoint("/mcp")
                .jsonMapper(JSON)
                .openConnectionOnStartup(false)
                .supportedProtocolVersions(List.of(revision))
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + bot.token()))
                .build();
        try (McpSyncClient client = io.modelcontextprotocol.client.McpClient.sync(transport)
                .jsonSchemaValidator(NO_SCHEMAS)
                .build()) {
            assertThat(client.initialize().protocolVersion()).isEqualTo(revision);
            Map<String, Map<String, Object>> calls = calls();
            assertThat(client.listTools().tools().stream().map(McpSchema.Tool::name))
                    .containsExactlyInAnyOrderElementsOf(calls.keySet());
            calls.forEach((name, arguments) -> {
                McpSchema.CallToolResult result = client.callTool(McpSchema.CallToolRequest.builder(name)
                        .arguments(arguments)
                        .build());
                assertThat(result.isError()).as(name + ": " + result).isNotEqualTo(true);
                assertThat(result.structuredContent()).as(name).isInstanceOf(Map.class);
            });
            assertThat(client.listResources().resources()).hasSize(1);
            assertThat(client.listPrompts().prompts()).hasSize(1);
        }
    }

    @Test
    void theModernClientShouldCallEveryTool() {
        HttpClientMcpTransport transport = HttpClientMcpTransport.builder(relay.url() + "/mcp")
                .jsonMapper(JSON)
                .requestCustomizer(McpHttpRequestCustomizer.fromSync(
                        (request, headers, context) -> headers.set("Authorization", "Bearer " + bot.token())))
                .build();
        var client = McpClient.sync(transport).jsonMapper(JSON).build();

        assertThat(client.discover().supportedVersions()).contains(McpCalls.MODERN);
        Map<String, Map<String, Object>> calls = calls();
        assertThat(client.listTools().list().tools().stream().map(io.modelcontextprotocol.modern.McpSchema.Tool::name))
                .containsExactlyInAnyOrderElementsOf(calls.keySet());
        calls.forEach((name, arguments) -> {
            var result = client.tool(name).arguments(arguments).call();
            assertThat(result.isError()).as(name + ": " + result).isNotEqualTo(true);
            assertThat(result.structuredContent()).as(name).isInstanceOf(Map.class);
        });
        assertThat(client.resource("webchat://inbox").read().contents()).hasSize(1);
    }
}
