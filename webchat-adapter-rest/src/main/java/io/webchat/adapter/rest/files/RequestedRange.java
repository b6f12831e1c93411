package io.webchat.adapter.rest.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a {@code Range} header asks for (RFC 9110, section 14).
 *
 * @param first the place of the first byte
 * @param last the place of the last byte, within the file
 */
record RequestedRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("(?i)bytes=\\s*(\\d*)-(\\d*)\\s*");

    /** Longer ones are past the end of every file. */
    private static final int MAX_DIGITS = 18;

    long length() {
        return last - first + 1;
    }

    /** Whether the header names no byte of the file. */
    boolean outside() {
        return last < first;
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    static RequestedRange whole(long size) {
        return new RequestedRange(0, size - 1);
    }

    /**
     * Reads a header.
     *
     * @return null for the whole file: the header has another unit, can't be read, or names several ranges
     */
    static @Nullable RequestedRange parse(String header, long size) {
        Matcher one = ONE.matcher(header.strip());
        if (!one.matches()) {
            return null;
        }
        String from = one.group(1);
        String to = one.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? null : new RequestedRange(Math.max(0, size - number(to)), size - 1);
        }
        long first = number(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        if (last < first) {
            return null;
        }
        return first >= size ? new RequestedRange(size, size - 1) : new RequestedRange(first, Math.min(last, size - 1));
    }

    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=\\d)", "");
        return significant.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
