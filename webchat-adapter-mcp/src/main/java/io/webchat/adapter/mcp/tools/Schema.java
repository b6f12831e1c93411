package io.webchat.adapter.mcp.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the JSON Schema of a tool's arguments. */
final class Schema {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    Schema text(String name, String description) {
        properties.put(name, Map.of("type", "string", "description", description));
        return this;
    }

    Schema oneOf(String name, String description, String... words) {
        properties.put(name, Map.of("type", "string", "enum", List.of(words), "description", description));
        return this;
    }

    Schema number(String name, int min, int max, String description) {
        properties.put(name, Map.of("type", "integer", "minimum", min, "maximum", max, "description", description));
        return this;
    }

    Schema flag(String name, String description) {
        properties.put(name, Map.of("type", "boolean", "description", description));
        return this;
    }

    Schema list(String name, String description, Map<String, Object> items) {
        properties.put(name, Map.of("type", "array", "items", items, "description", description));
        return this;
    }

    Schema require(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    Map<String, Object> build() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }
}
