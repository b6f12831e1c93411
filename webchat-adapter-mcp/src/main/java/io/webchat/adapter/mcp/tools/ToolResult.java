package io.webchat.adapter.mcp.tools;

import java.util.Map;

/**
 * What a tool answers.
 *
 * @param structured for programs and models that read JSON
 * @param text short, for models that read text
 * @param error the call was refused; the text says what to do
 */
public record ToolResult(Map<String, Object> structured, String text, boolean error) {
    static ToolResult of(Map<String, Object> structured, String text) {
        return new ToolResult(structured, text, false);
    }
}
