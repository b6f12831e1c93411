package io.webchat.cli.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.host.Jsonc.BrokenException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Adds to a file of JSON with comments, and takes out of it, without touching anything else. */
final class JsoncEdit {
    private final String text;
    private final String lineEnd;
    private final String unit;

    JsoncEdit(String text) {
        this.text = text.isBlank() ? "{}\n" : text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.unit = text.lines()
                .filter(line -> !line.isBlank() && Character.isWhitespace(line.charAt(0)))
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .findFirst()
                .orElse("  ");
    }

    /** With a member set below a path; the objects on the path are made when they are missing. */
    String with(List<String> path, String name, JsonNode value) throws BrokenException {
        Jsonc.Value root = Jsonc.parse(text);
        for (int known = path.size(); known >= 0; known--) {
            Jsonc.Value parent = Jsonc.at(root, path.subList(0, known));
            if (parent == null) {
                continue;
            }
            if (!(parent instanceof Jsonc.Obj object)) {
                throw new BrokenException(String.join(".", path.subList(0, known)) + " is no object");
            }
            JsonNode nested = value;
            for (int i = path.size() - 1; i >= known; i--) {
                nested = Json.object(i + 1 < path.size() ? path.get(i + 1) : name, nested);
            }
            return set(object, known < path.size() ? path.get(known) : name, nested);
        }
        throw new BrokenException("it is no object");
    }

    /** With an element at the end of the array at a path. */
    String withElement(List<String> path, JsonNode element) throws BrokenException {
        Jsonc.Value found = Jsonc.at(Jsonc.parse(text), path);
        if (found == null) {
            ArrayNode array = Json.object().arrayNode().add(element);
            return with(path.subList(0, path.size() - 1), path.getLast(), array);
        }
        if (!(found instanceof Jsonc.Array array)) {
            throw new BrokenException(String.join(".", path) + " is no list");
        }
        int last = array.elements().isEmpty() ? -1 : array.elements().getLast().end();
        return inserted(array.start(), array.end(), last, print(element, indent(array.start(), array.end())));
    }

    private String set(Jsonc.Obj object, String name, JsonNode value) {
        String indent = indent(object.start(), object.end());
        for (Jsonc.Member member : object.members()) {
            if (member.name().equals(name)) {
                return text.substring(0, member.value().start())
                        + print(value, indent)
                        + text.substring(member.value().end());
            }
        }
        int last = object.members().isEmpty()
                ? -1
                : object.members().getLast().value().end();
        return inserted(object.start(), object.end(), last, quoted(name) + ": " + print(value, indent));
    }

    /** Puts an item before the closing bracket, after the comments that are there, with a comma before it. */
    private String inserted(int start, int end, int last, String item) {
        int close = end - 1;
        int after = close;
        while (after > start + 1 && Character.isWhitespace(text.charAt(after - 1))) {
            after--;
        }
        String indent = indent(start, end);
        boolean inOneLine = last >= 0 && !text.substring(start, end).contains("\n");
        boolean comma = last < 0 || Jsonc.commaAfter(text, last) >= 0;
        String before = last < 0
                ? text.substring(0, after)
                : text.substring(0, last) + (comma ? "" : ",") + text.substring(last, after);
        String closing = text.substring(after, close).contains("\n")
                ? text.substring(after)
                : lineEnd + indent.substring(0, Math.max(indent.length() - unit.length(), 0)) + text.substring(close);
        return inOneLine ? before + " " + item + text.substring(after) : before + lineEnd + indent + item + closing;
    }

    /** What the items between two brackets are indented with. */
    private String indent(int start, int end) {
        int line = text.lastIndexOf('\n', start) + 1;
        int stop = line;
        while (stop < end && (text.charAt(stop) == ' ' || text.charAt(stop) == '\t')) {
            stop++;
        }
        return text.substring(line, stop) + unit;
    }

    /** Without a member, and without those objects above it that are empty then and were not there in the beginning. */
    String without(List<String> path, String name, String beginning) throws BrokenException {
        Jsonc.Value parent = Jsonc.at(Jsonc.parse(text), path);
        if (!(parent instanceof Jsonc.Obj object)) {
            return text;
        }
        for (int i = 0; i < object.members().size(); i++) {
            Jsonc.Member member = object.members().get(i);
            if (member.name().equals(name)) {
                int previous = i == 0 ? -1 : object.members().get(i - 1).value().end();
                String rest =
                        removed(object.start(), member.start(), member.value().end(), previous);
                return withoutEmpty(rest, path, beginning);
            }
        }
        return text;
    }

    /** Without the elements of a list that are wanted away. */
    String withoutElements(List<String> path, Predicate<JsonNode> unwanted, String beginning) throws BrokenException {
        if (!(Jsonc.at(Jsonc.parse(text), path) instanceof Jsonc.Array array)) {
            return text;
        }
        for (int i = array.elements().size() - 1; i >= 0; i--) {
            Jsonc.Value element = array.elements().get(i);
            if (unwanted.test(Lenient.read(text.substring(element.start(), element.end())))) {
                int previous = i == 0 ? -1 : array.elements().get(i - 1).end();
                String rest = removed(array.start(), element.start(), element.end(), previous);
                return new JsoncEdit(withoutEmpty(rest, path, beginning)).withoutElements(path, unwanted, beginning);
            }
        }
        return text;
    }

    private static String withoutEmpty(String rest, List<String> path, String beginning) throws BrokenException {
        if (path.isEmpty()) {
            return rest;
        }
        Jsonc.Value left = Jsonc.at(Jsonc.parse(rest), path);
        boolean empty = (left instanceof Jsonc.Obj object && object.members().isEmpty())
                || (left instanceof Jsonc.Array array && array.elements().isEmpty());
        boolean ours = beginning.isBlank() || Jsonc.at(Jsonc.parse(beginning), path) == null;
        return empty && ours
                ? new JsoncEdit(rest).without(path.subList(0, path.size() - 1), path.getLast(), beginning)
                : rest;
    }

    private String removed(int open, int start, int end, int previousEnd) {
        int from = start;
        while (from > open + 1 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int comma = Jsonc.commaAfter(text, end);
        if (comma >= 0) {
            return text.substring(0, from) + text.substring(comma + 1);
        }
        int before = previousEnd < 0 ? -1 : Jsonc.commaAfter(text, previousEnd);
        String head = before < 0
                ? text.substring(0, from)
                : text.substring(0, before) + text.substring(before + 1, Math.max(from, before + 1));
        boolean alone = previousEnd < 0 && text.substring(end).stripLeading().matches("(?s)[}\\]].*");
        return alone && from == open + 1 ? head + text.substring(end).stripLeading() : head + text.substring(end);
    }

    private String print(JsonNode value, String indent) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            StringBuilder printed = new StringBuilder("{");
            String separator = "";
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                printed.append(separator).append(lineEnd).append(indent).append(unit);
                printed.append(quoted(field.getKey())).append(": ").append(print(field.getValue(), indent + unit));
                separator = ",";
            }
            return printed.append(lineEnd).append(indent).append('}').toString();
        }
        if (value instanceof ArrayNode array && array.size() > 0 && array.get(0).isContainerNode()) {
            StringBuilder printed = new StringBuilder("[");
            String separator = "";
            for (JsonNode element : array) {
                printed.append(separator).append(lineEnd).append(indent).append(unit);
                printed.append(print(element, indent + unit));
                separator = ",";
            }
            return printed.append(lineEnd).append(indent).append(']').toString();
        }
        return Json.write(value).replace("\",\"", "\", \"");
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
