package io.webchat.adapter.mcp.protocol;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.modern.McpException;
import io.modelcontextprotocol.modern.McpSchema;
import io.modelcontextprotocol.modern.server.HmacRequestStateCodec;
import io.modelcontextprotocol.modern.server.McpRequestContext;
import io.modelcontextprotocol.modern.server.McpServer;
import io.modelcontextprotocol.modern.server.McpSyncResponse;
import io.modelcontextprotocol.modern.server.feature.McpSyncPrompt;
import io.modelcontextprotocol.modern.server.feature.McpSyncPromptRepository;
import io.modelcontextprotocol.modern.server.feature.McpSyncResource;
import io.modelcontextprotocol.modern.server.feature.McpSyncResourceRepository;
import io.modelcontextprotocol.modern.server.feature.McpSyncTool;
import io.modelcontextprotocol.modern.server.feature.McpSyncToolRepository;
import io.modelcontextprotocol.modern.server.feature.PromptsFeature;
import io.modelcontextprotocol.modern.server.feature.PromptsPage;
import io.modelcontextprotocol.modern.server.feature.ResourcesFeature;
import io.modelcontextprotocol.modern.server.feature.ResourcesPage;
import io.modelcontextprotocol.modern.server.feature.ToolsFeature;
import io.modelcontextprotocol.modern.server.feature.ToolsPage;
import io.modelcontextprotocol.modern.server.transport.HttpServletMcpTransport;
import io.webchat.adapter.mcp.McpConfig;
import io.webchat.adapter.mcp.McpEndpoint;
import io.webchat.adapter.mcp.tools.InboxResource;
import io.webchat.adapter.mcp.tools.JoinPrompt;
import io.webchat.adapter.mcp.tools.Tool;
import io.webchat.adapter.mcp.tools.ToolResult;
import io.webchat.adapter.mcp.tools.ToolTable;
import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Revision 2026-07-28: no initialize call, every request stands alone. */
final class ModernServer {
    /** How long hosts may keep the list of tools: it changes only with the relay's version. */
    private static final long LIST_TTL_MILLIS = 300_000;

    private ModernServer() {}

    static HttpServlet servlet(McpConfig config, ToolTable tools, McpJsonMapper json) {
        McpServer server = McpServer.builder()
                .serverInfo(McpSchema.Implementation.builder(ToolTable.SERVER_NAME, config.version())
                        .build())
                .instructions(ToolTable.INSTRUCTIONS)
                .jsonMapper(json)
                .requestStateCodec(HmacRequestStateCodec.builder()
                        .key(tools.key())
                        .jsonMapper(json)
                        .build())
                .discoverCache(LIST_TTL_MILLIS, McpSchema.CacheScope.PUBLIC)
                .features(List.of(
                        ToolsFeature.ofSync(
                                new Tools(tools),
                                json,
                                ProtocolServers.NO_SCHEMAS,
                                LIST_TTL_MILLIS,
                                McpSchema.CacheScope.PUBLIC),
                        ResourcesFeature.ofSync(
                                new Resources(tools), json, LIST_TTL_MILLIS, McpSchema.CacheScope.PUBLIC),
                        PromptsFeature.ofSync(new Prompts(tools), json, LIST_TTL_MILLIS, McpSchema.CacheScope.PUBLIC)))
                .build();
        return HttpServletMcpTransport.builder(server)
                .jsonMapper(json)
                .endpoint(McpEndpoint.PATH)
                .contextExtractor(ProtocolServers::context)
                .maxRequestSize(config.maxBodyBytes())
                .build();
    }

    private static final class Tools implements McpSyncToolRepository {
        private final Map<String, McpSyncTool> byName = new LinkedHashMap<>();

        Tools(ToolTable tools) {
            for (Tool tool : tools.all()) {
                McpSchema.Tool definition = McpSchema.Tool.builder(tool.name(), tool.inputSchema())
                        .title(tool.title())
                        .description(tool.description())
                        .annotations(McpSchema.ToolAnnotations.builder()
                                .title(tool.title())
                                .readOnlyHint(!tool.writes())
                                .openWorldHint(false)
                                .build())
                        .build();
                byName.put(
                        tool.name(),
                        McpSyncTool.of(
                                definition,
                                (context, request) -> McpSyncResponse.result(result(tools.call(
                                        tool,
                                        ProtocolServers.call(context.transportContext()),
                                        request.arguments())))));
            }
        }

        @Override
        public ToolsPage list(McpRequestContext context, @Nullable String cursor) {
            return ToolsPage.of(
                    byName.values().stream().map(McpSyncTool::definition).toList());
        }

        @Override
        public @Nullable McpSyncTool find(McpRequestContext context, String name) {
            return byName.get(name);
        }

        private static McpSchema.CallToolOutcome result(ToolResult result) {
            return McpSchema.CallToolResult.builder()
                    .addContent(McpSchema.TextContent.builder(result.text()).build())
                    .structuredContent(result.structured())
                    .isError(result.error())
                    .build();
        }
    }

    private static final class Resources implements McpSyncResourceRepository {
        private final McpSchema.Resource definition = McpSchema.Resource.builder(InboxResource.URI, InboxResource.NAME)
                .description(InboxResource.DESCRIPTION)
                .mimeType(InboxResource.MEDIA_TYPE)
                .build();
        private final McpSyncResource inbox;

        Resources(ToolTable tools) {
            inbox = McpSyncResource.of((context, request) -> McpSyncResponse.result(
                    McpSchema.ReadResourceResult.builder(List.of(new McpSchema.TextResourceContents(
                                    InboxResource.URI,
                                    InboxResource.MEDIA_TYPE,
                                    tools.inbox(ProtocolServers.call(context.transportContext())),
                                    null)))
                            .ttlMs(0)
                            .cacheScope(McpSchema.CacheScope.PRIVATE)
                            .build()));
        }

        @Override
        public ResourcesPage list(McpRequestContext context, @Nullable String cursor) {
            return ResourcesPage.of(List.of(definition));
        }

        @Override
        public @Nullable McpSyncResource find(McpRequestContext context, String uri) {
            return uri.equals(InboxResource.URI) ? inbox : null;
        }
    }

    private static final class Prompts implements McpSyncPromptRepository {
        private final McpSyncPrompt join;

        Prompts(ToolTable tools) {
            join = McpSyncPrompt.of(
                    McpSchema.Prompt.builder(JoinPrompt.NAME)
                            .title(JoinPrompt.TITLE)
                            .description(JoinPrompt.DESCRIPTION)
                            .build(),
                    (context, request) -> McpSyncResponse.result(McpSchema.GetPromptResult.builder(List.of(
                                    new McpSchema.PromptMessage(
                                            McpSchema.Role.USER,
                                            McpSchema.TextContent.builder(tools.joinPrompt(
                                                            ProtocolServers.call(context.transportContext())))
                                                    .build())))
                            .description(JoinPrompt.DESCRIPTION)
                            .build()));
        }

        @Override
        public PromptsPage list(McpRequestContext context, @Nullable String cursor) {
            return PromptsPage.of(List.of(join.definition()));
        }

        @Override
        public @Nullable McpSyncPrompt find(McpRequestContext context, String name) {
            if (!name.equals(JoinPrompt.NAME)) {
                throw McpException.invalidParams("There is no such prompt; list the prompts.");
            }
            return join;
        }
    }
}
