package io.webchat.adapter.mcp.tools;

import io.webchat.adapter.mcp.McpCall;
import java.util.Map;

/** One thing that a model can do on the relay. */
public interface Tool {
    String name();

    String title();

    String description();

    /** A JSON Schema of the arguments. */
    Map<String, Object> inputSchema();

    /** Whether others can see what it does; a paused agent may not call it then. */
    boolean writes();

    /** @throws io.webchat.domain.Refusal with a detail that says what to do */
    ToolResult call(McpCall call, Arguments arguments) throws InterruptedException;
}
