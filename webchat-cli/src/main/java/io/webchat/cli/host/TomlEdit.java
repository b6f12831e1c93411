package io.webchat.cli.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.webchat.cli.Json;
import io.webchat.cli.host.Jsonc.BrokenException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds a table to a TOML file, and takes it out, without touching anything else. */
final class TomlEdit {
    private final String text;
    private final String lineEnd;

    TomlEdit(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** With the table {@code [parent.name]} of these values. */
    String with(String parent, String name, ObjectNode values) throws BrokenException {
        JsonNode before = read(text);
        if (before.path(parent).path(name).equals(values)) {
            return text;
        }
        StringBuilder table = new StringBuilder("[" + parent + "." + name + "]").append(lineEnd);
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            // JSON's texts, numbers and lists of them are TOML's as well.
            table.append(value.getKey())
                    .append(" = ")
                    .append(Json.write(value.getValue()).replace("\",\"", "\", \""))
                    .append(lineEnd);
        }
        String rest = without(parent, name);
        String gap = rest.isEmpty() ? "" : rest.endsWith("\n") ? lineEnd : lineEnd + lineEnd;
        String after = rest + gap + table;
        if (!read(after).path(parent).path(name).equals(values)) {
            throw new BrokenException(parent + " is written in a form that can't be added to");
        }
        return after;
    }

    /** Without that table. */
    String without(String parent, String name) throws BrokenException {
        read(text);
        Matcher header = Pattern.compile(
                        "(?m)^[ \\t]*\\[" + Pattern.quote(parent) + "\\." + Pattern.quote(name) + "\\][^\\n]*(\\n|\\z)")
                .matcher(text);
        if (!header.find()) {
            return text;
        }
        Matcher next = Pattern.compile("(?m)^[ \\t]*\\[").matcher(text);
        int end = next.find(header.end()) ? next.start() : text.length();
        // Comments before the next table belong to it.
        int keep = end;
        Matcher lines =
                Pattern.compile("(?m)^[ \\t]*(#[^\\n]*)?\\r?\\n").matcher(text).region(header.end(), end);
        int run = -1;
        int runEnd = -1;
        while (lines.find()) {
            run = lines.start() == runEnd ? run : lines.start();
            runEnd = lines.end();
        }
        if (runEnd == end && end < text.length()) {
            keep = run;
        }
        String head = text.substring(0, header.start());
        String tail = text.substring(keep);
        return tail.isEmpty()
                ? head.replaceFirst("(\\r?\\n)\\r?\\n\\z", "$1")
                : head + tail.replaceFirst("\\A\\r?\\n", "");
    }

    private static JsonNode read(String toml) throws BrokenException {
        try {
            @Nullable JsonNode tree = new TomlMapper().readTree(toml);
            return tree == null ? Json.object() : tree;
        } catch (JsonProcessingException e) {
            throw new BrokenException(String.valueOf(e.getMessage()));
        }
    }
}
