package io.webchat.adapter.mcp.text;

/**
 * A part of a text.
 *
 * @param from in UTF-16 units, as {@code end} and {@code length}
 * @param length of the whole text
 */
public record Excerpt(String text, int from, int end, int length) {
    /** At most {@code max} units from a place on; never half of a character. */
    public static Excerpt of(String whole, int from, int max) {
        int begin = Math.clamp(from, 0, whole.length());
        if (begin > 0 && begin < whole.length() && Character.isLowSurrogate(whole.charAt(begin))) {
            begin--;
        }
        int end = Math.min(whole.length(), begin + max);
        if (end < whole.length() && end > begin && Character.isHighSurrogate(whole.charAt(end - 1))) {
            end--;
        }
        return new Excerpt(whole.substring(begin, end), begin, end, whole.length());
    }

    public boolean cut() {
        return end < length;
    }
}
