package io.webchat.bench;

import java.util.ArrayList;
import java.util.List;

/** Picks fields out of the relay's JSON by their names: enough for answers whose shape is known, and cheap. */
final class Fields {
    private Fields() {}

    /** The first such field's text, which must have nothing escaped in it. */
    static String text(String json, String name) {
        return textAt(json, json.indexOf(start(name)), name);
    }

    /** The last such field's text: the answer's own where the events inside of it have one too. */
    static String lastText(String json, String name) {
        return textAt(json, json.lastIndexOf(start(name)), name);
    }

    /** All the numbers under the name, in order. */
    static List<Long> numbers(String json, String name) {
        List<Long> found = new ArrayList<>();
        String start = "\"" + name + "\":";
        for (int at = json.indexOf(start); at >= 0; at = json.indexOf(start, at + 1)) {
            found.add(numberAt(json, at + start.length()));
        }
        return found;
    }

    /** The number at a place; 0 when there is none. */
    static long numberAt(String json, int place) {
        long number = 0;
        for (int i = place; i < json.length() && Character.isDigit(json.charAt(i)); i++) {
            number = 10 * number + (json.charAt(i) - '0');
        }
        return number;
    }

    private static String start(String name) {
        return "\"" + name + "\":\"";
    }

    private static String textAt(String json, int at, String name) {
        if (at < 0) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        int from = at + start(name).length();
        return json.substring(from, json.indexOf('"', from));
    }
}
