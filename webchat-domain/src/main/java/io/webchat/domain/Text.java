package io.webchat.domain;

import static java.util.Objects.requireNonNull;

/** The rules that every text from outside obeys before it is stored. */
public final class Text {
    private Text() {}

    /**
     * The text itself, when a database and every reader can hold it.
     *
     * @param field the name to use in the refusal
     * @param most in characters (code points)
     * @throws Refusal when it is longer, or has a NUL or half of a surrogate pair
     */
    public static String storable(String field, String value, int most) {
        requireNonNull(value, "value is null");
        if (value.length() > most && value.codePointCount(0, value.length()) > most) {
            throw Refusal.field(field, "too_long", "Give " + field + " at most " + most + " characters.");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw Refusal.field(field, "nul_character", "Remove the NUL character from " + field + ".");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    throw Refusal.field(field, "lone_surrogate", "Send " + field + " as valid Unicode.");
                }
                i++;
            }
        }
        return value;
    }

    /**
     * One line for people: stripped, with no control characters, 1 to {@code most} characters, with nothing invisible at
     * either end.
     */
    public static String label(String field, String value, int most) {
        String stripped = storable(field, value, most).strip();
        if (InvisibleText.showsNothing(stripped)) {
            throw Refusal.field(field, "required", "Give " + field + " a value that shows something.");
        }
        if (InvisibleText.atAnEnd(stripped)) {
            throw Refusal.field(
                    field,
                    "invisible_character",
                    "Remove the invisible characters at the beginning or end of " + field + ".");
        }
        if (stripped.codePoints().anyMatch(Text::breaksALine)) {
            throw Refusal.field(field, "control_character", "Remove control characters from " + field + ".");
        }
        return stripped;
    }

    private static boolean breaksALine(int c) {
        int type = Character.getType(c);
        // Direction overrides would let one name pose as another.
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
