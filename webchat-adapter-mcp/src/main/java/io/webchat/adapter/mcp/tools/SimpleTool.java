package io.webchat.adapter.mcp.tools;

import io.webchat.adapter.mcp.McpCall;
import java.util.Map;

/** A tool whose call is a method of one of the classes beside it. */
record SimpleTool(
        String name, String title, String description, Map<String, Object> inputSchema, boolean writes, Handler handler)
        implements Tool {
    /** What the tool does. */
    @FunctionalInterface
    interface Handler {
        ToolResult call(McpCall call, Arguments arguments) throws InterruptedException;
    }

    static SimpleTool reading(String name, String title, String description, Schema schema, Handler handler) {
        return new SimpleTool(name, title, description, schema.build(), false, handler);
    }

    static SimpleTool writing(String name, String title, String description, Schema schema, Handler handler) {
        return new SimpleTool(name, title, description, schema.build(), true, handler);
    }

    @Override
    public ToolResult call(McpCall call, Arguments arguments) throws InterruptedException {
        return handler.call(call, arguments);
    }
}
