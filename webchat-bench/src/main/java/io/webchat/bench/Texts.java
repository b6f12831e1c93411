package io.webchat.bench;

import java.io.InputStream;
import java.util.function.LongConsumer;

/** Messages of about 300 bytes that carry a number. */
final class Texts {
    private static final String MARK = "\"text\":\"n=";
    private static final String FILLING =
            " The build is green, the branch is merged and the notes are written; what is left is the table of limits."
                    + " I will look at it after lunch, unless you would rather have it the other way round. Tell me"
                    + " which, and whether the second machine may be switched off tonight, for it is idle since noon.";

    private static final int DIGITS = 19;

    private Texts() {}

    /** Always as long: the number takes {@value #DIGITS} digits. */
    static String of(long number) {
        String digits = Long.toString(number);
        return "n=" + "0".repeat(DIGITS - digits.length()) + digits + FILLING;
    }

    /** Tells the numbers in an answer, in order. */
    static void numbers(String json, LongConsumer each) {
        for (int at = json.indexOf(MARK); at >= 0; at = json.indexOf(MARK, at + 1)) {
            each.accept(Fields.numberAt(json, at + MARK.length()));
        }
    }

    /**
     * The numbers in a stream of events.
     *
     * @param bytes read at once
     */
    static MarkReader numbers(InputStream events, int bytes) {
        return new MarkReader(events, MARK, DIGITS, bytes);
    }

    /** The body of a send. */
    static String send(String to, long number) {
        return "{\"channel\":\"pchat\",\"to\":\"" + to + "\",\"text\":\"" + of(number) + "\"}";
    }
}
