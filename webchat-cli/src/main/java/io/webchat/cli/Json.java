package io.webchat.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** JSON as trees: what this program doesn't know of a document stays in it. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object of the given names and values; a null value is left out. */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        ObjectNode object = object();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(object, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /** Sets a field; a null value is left out. */
    public static ObjectNode put(ObjectNode object, String name, @Nullable Object value) {
        if (value != null) {
            object.set(name, node(value));
        }
        return object;
    }

    /** By hand: to have values introspected costs a start more than all else of JSON. */
    private static JsonNode node(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case Boolean flag -> BooleanNode.valueOf(flag);
            case Integer number -> IntNode.valueOf(number);
            case Long number -> LongNode.valueOf(number);
            case Collection<?> values -> {
                ArrayNode array = MAPPER.createArrayNode();
                values.forEach(each -> array.add(node(each)));
                yield array;
            }
            default -> TextNode.valueOf(value.toString());
        };
    }

    /** @throws IOException when it is no JSON */
    public static JsonNode read(byte[] document) throws IOException {
        return MAPPER.readTree(document);
    }

    /** @throws IOException when it is no JSON */
    public static JsonNode read(String document) throws IOException {
        return MAPPER.readTree(document);
    }

    /** @throws IOException when it is no JSON object */
    public static ObjectNode readObject(byte[] document) throws IOException {
        if (read(document) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("a JSON object was expected");
    }

    /** On one line. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String writePretty(JsonNode node) {
        return node.toPrettyString();
    }

    /** A field's text; empty when there is none. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    /** A field's text; null when there is none. */
    public static @Nullable String textOrNull(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty() ? null : text;
    }
}
