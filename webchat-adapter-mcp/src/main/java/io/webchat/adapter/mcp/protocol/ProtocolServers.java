package io.webchat.adapter.mcp.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.ProtocolVersions;
import io.webchat.adapter.mcp.McpCall;
import io.webchat.adapter.mcp.McpConfig;
import io.webchat.adapter.mcp.tools.ToolTable;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Both generations of the protocol behind one path: each request goes to the one whose headers it shows. */
public final class ProtocolServers {
    private static final String METHOD_HEADER = "Mcp-Method";
    private static final String VERSION_HEADER = "MCP-Protocol-Version";

    /** With an initialize call, as the older revisions begin. */
    private static final Set<String> LEGACY = Set.of(
            ProtocolVersions.MCP_2024_11_05,
            ProtocolVersions.MCP_2025_03_26,
            ProtocolVersions.MCP_2025_06_18,
            ProtocolVersions.MCP_2025_11_25);

    /** The tools check their arguments themselves, with messages that say what to do. */
    static final JsonSchemaValidator NO_SCHEMAS =
            (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(null);

    private final HttpServlet legacy;
    private final HttpServlet modern;

    public ProtocolServers(McpConfig config, ToolTable tools) {
        McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
        this.legacy = LegacyServer.servlet(config, tools, json);
        this.modern = ModernServer.servlet(config, tools, json);
    }

    public void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        (modern(request) ? modern : legacy).service(request, response);
    }

    private static boolean modern(HttpServletRequest request) {
        String version = request.getHeader(VERSION_HEADER);
        return request.getHeader(METHOD_HEADER) != null || (version != null && !LEGACY.contains(version));
    }

    static McpTransportContext context(HttpServletRequest request) {
        return McpTransportContext.create(Map.of(McpCall.ATTRIBUTE, request.getAttribute(McpCall.ATTRIBUTE)));
    }

    static McpCall call(McpTransportContext context) {
        if (context.get(McpCall.ATTRIBUTE) instanceof McpCall call) {
            return call;
        }
        throw new IllegalStateException("the request did not come through the endpoint");
    }
}
