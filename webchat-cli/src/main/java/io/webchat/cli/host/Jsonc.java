package io.webchat.cli.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON with comments and trailing commas, as editors keep their settings: where each value is in the text, so that one
 * can be added or taken out while every other character stays.
 */
final class Jsonc {
    private static final int MAX_DEPTH = 200;

    private final String text;
    private int at;

    private Jsonc(String text) {
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** A value in the text, from {@code start} to before {@code end}. */
    sealed interface Value {
        int start();

        int end();
    }

    record Scalar(int start, int end) implements Value {}

    record Array(int start, int end, List<Value> elements) implements Value {}

    record Obj(int start, int end, List<Member> members) implements Value {
        Optional<Member> member(String name) {
            return members.stream().filter(member -> member.name().equals(name)).findFirst();
        }
    }

    record Member(String name, int start, Value value) {}

    /** The text is no JSON, not even with comments. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException(String message) {
            super(message);
        }
    }

    /** The outermost value. */
    static Value parse(String text) throws BrokenException {
        Jsonc parser = new Jsonc(text);
        parser.skipTrivia();
        Value value = parser.value(0);
        parser.skipTrivia();
        if (parser.at < text.length()) {
            throw parser.broken("there is something after the end");
        }
        return value;
    }

    private Value value(int depth) throws BrokenException {
        if (depth > MAX_DEPTH) {
            throw broken("it is nested too deeply");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Obj object(int depth) throws BrokenException {
        int start = at++;
        List<Member> members = new ArrayList<>();
        skipTrivia();
        while (peek() != '}') {
            int nameStart = at;
            Scalar name = string();
            skipTrivia();
            expect(':');
            skipTrivia();
            members.add(new Member(plain(name), nameStart, value(depth + 1)));
            skipTrivia();
            separator('}');
        }
        at++;
        return new Obj(start, at, members);
    }

    private Array array(int depth) throws BrokenException {
        int start = at++;
        List<Value> elements = new ArrayList<>();
        skipTrivia();
        while (peek() != ']') {
            elements.add(value(depth + 1));
            skipTrivia();
            separator(']');
        }
        at++;
        return new Array(start, at, elements);
    }

    private void separator(char end) throws BrokenException {
        if (peek() == ',') {
            at++;
            skipTrivia();
        } else if (peek() != end) {
            throw broken("a comma or " + end + " is missing");
        }
    }

    private Scalar string() throws BrokenException {
        if (peek() != '"') {
            throw broken("a quote is missing");
        }
        int start = at++;
        while (peek() != '"') {
            if (peek() < 0x20) {
                throw broken("a text has no end");
            }
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
        return new Scalar(start, at);
    }

    private Scalar word() throws BrokenException {
        int start = at;
        while (at < text.length()
                && ("+-.".indexOf(text.charAt(at)) >= 0 || Character.isLetterOrDigit(text.charAt(at)))) {
            at++;
        }
        if (!text.substring(start, at).matches("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw broken("a value is missing");
        }
        return new Scalar(start, at);
    }

    /** A name is compared as it is typed; those that this program looks for need no escapes. */
    private String plain(Scalar name) {
        return text.substring(name.start() + 1, name.end() - 1);
    }

    private char peek() throws BrokenException {
        if (at >= text.length()) {
            throw broken("it ends too soon");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) throws BrokenException {
        if (peek() != wanted) {
            throw broken(wanted + " is missing");
        }
        at++;
    }

    private void skipTrivia() throws BrokenException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw broken("a comment has no end");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private BrokenException broken(String why) {
        long line = text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new BrokenException("line " + line + ": " + why);
    }

    /** The object at a path of names; null when there is none. */
    static @Nullable Value at(Value root, List<String> path) {
        Value value = root;
        for (String name : path) {
            if (!(value instanceof Obj object)) {
                return null;
            }
            Optional<Member> member = object.member(name);
            if (member.isEmpty()) {
                return null;
            }
            value = member.get().value();
        }
        return value;
    }

    /** Where the comma after a value is; -1 when there is none. */
    static int commaAfter(String text, int end) {
        Jsonc scanner = new Jsonc(text);
        scanner.at = end;
        try {
            scanner.skipTrivia();
        } catch (BrokenException e) {
            return -1;
        }
        return scanner.at < text.length() && text.charAt(scanner.at) == ',' ? scanner.at : -1;
    }
}
