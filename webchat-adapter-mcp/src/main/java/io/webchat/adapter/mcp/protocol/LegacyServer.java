package io.webchat.adapter.mcp.protocol;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.webchat.adapter.mcp.McpConfig;
import io.webchat.adapter.mcp.McpEndpoint;
import io.webchat.adapter.mcp.tools.InboxResource;
import io.webchat.adapter.mcp.tools.JoinPrompt;
import io.webchat.adapter.mcp.tools.Tool;
import io.webchat.adapter.mcp.tools.ToolResult;
import io.webchat.adapter.mcp.tools.ToolTable;
import jakarta.servlet.http.HttpServlet;
import java.util.List;

/** The revisions with an initialize call, without sessions: 2025-06-18 and 2025-11-25. */
final class LegacyServer {
    private LegacyServer() {}

    static HttpServlet servlet(McpConfig config, ToolTable tools, McpJsonMapper json) {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(json)
                .messageEndpoint(McpEndpoint.PATH)
                .contextExtractor(ProtocolServers::context)
                .maxRequestSize(config.maxBodyBytes())
                .build();
        McpServer.sync(transport)
                .serverInfo(ToolTable.SERVER_NAME, config.version())
                .instructions(ToolTable.INSTRUCTIONS)
                .jsonMapper(json)
                .jsonSchemaValidator(ProtocolServers.NO_SCHEMAS)
                .validateToolInputs(false)
                // On the request's own thread, which is a virtual one and may wait.
                .immediateExecution(true)
                .capabilities(McpSchema.ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .build())
                .tools(tools.all().stream()
                        .map(tool -> specification(tool, tools))
                        .toList())
                .resources(new SyncResourceSpecification(
                        McpSchema.Resource.builder(InboxResource.URI, InboxResource.NAME)
                                .description(InboxResource.DESCRIPTION)
                                .mimeType(InboxResource.MEDIA_TYPE)
                                .build(),
                        (context, request) -> inbox(context, tools)))
                .prompts(new SyncPromptSpecification(
                        McpSchema.Prompt.builder(JoinPrompt.NAME)
                                .title(JoinPrompt.TITLE)
                                .description(JoinPrompt.DESCRIPTION)
                                .build(),
                        (context, request) -> McpSchema.GetPromptResult.builder(List.of(new McpSchema.PromptMessage(
                                        McpSchema.Role.USER,
                                        McpSchema.TextContent.builder(tools.joinPrompt(ProtocolServers.call(context)))
                                                .build())))
                                .description(JoinPrompt.DESCRIPTION)
                                .build()))
                .build();
        return transport;
    }

    private static SyncToolSpecification specification(Tool tool, ToolTable tools) {
        return new SyncToolSpecification(
                McpSchema.Tool.builder(tool.name(), tool.inputSchema())
                        .title(tool.title())
                        .description(tool.description())
                        .annotations(McpSchema.ToolAnnotations.builder()
                                .title(tool.title())
                                .readOnlyHint(!tool.writes())
                                .openWorldHint(false)
                                .build())
                        .build(),
                (context, request) -> result(tools.call(tool, ProtocolServers.call(context), request.arguments())));
    }

    private static McpSchema.CallToolResult result(ToolResult result) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(result.text())
                .structuredContent(result.structured())
                .isError(result.error())
                .build();
    }

    private static McpSchema.ReadResourceResult inbox(McpTransportContext context, ToolTable tools) {
        return McpSchema.ReadResourceResult.builder(List.of(McpSchema.TextResourceContents.builder(
                                InboxResource.URI, tools.inbox(ProtocolServers.call(context)))
                        .mimeType(InboxResource.MEDIA_TYPE)
                        .build()))
                .build();
    }
}
