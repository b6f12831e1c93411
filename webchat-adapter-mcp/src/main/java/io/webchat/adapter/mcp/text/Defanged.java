package io.webchat.adapter.mcp.text;

import java.util.regex.Pattern;

/**
 * Text of others without the marks that hosts of models read as their own: tags of system notes, turns and tool calls.
 * What it says stays readable; only a mark's first character changes.
 */
public final class Defanged {
    private static final Pattern TAG = Pattern.compile(
            "<(?=\\s*/?\\s*(?:[a-z0-9]+:)?(?:system|user|human|assistant|developer|function|invoke|parameter|tool|thinking|"
                + "instruction|prompt|command|local-command|im_start|im_end|budget|antml|channel)[\\w:-]*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPECIAL = Pattern.compile("<(?=\\||<\\s*/?\\s*SYS\\b|<<)");
    private static final Pattern BRACKETS = Pattern.compile("\\[(?=/?(?:INST|SYSTEM|TOOL_CALLS|AVAILABLE_TOOLS)\\b)");
    private static final Pattern TURN =
            Pattern.compile("(?m)^(\\s*(?:human|assistant|system|user|developer))\\s*:", Pattern.CASE_INSENSITIVE);

    private static final int MAX_LABEL = 120;

    private Defanged() {}

    public static String text(String written) {
        String marked = TAG.matcher(written).replaceAll("\u2039");
        marked = SPECIAL.matcher(marked).replaceAll("\u2039");
        marked = BRACKETS.matcher(marked).replaceAll("\u2045");
        return TURN.matcher(marked).replaceAll("$1\u2236");
    }

    /** A name, title or reason on one line, at most 120 characters. */
    public static String label(String written) {
        return label(written, MAX_LABEL);
    }

    /** A name or title on one line, at most {@code max} characters. */
    public static String label(String written, int max) {
        StringBuilder line = new StringBuilder();
        written.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
                .limit(max)
                .forEach(line::appendCodePoint);
        return text(line.toString());
    }
}
