package io.webchat.adapter.rest.http;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The name of one request in answers and logs. It is no secret. */
final class RequestId {
    private static final int MAX_CHARACTERS = 128;
    private static final String PREFIX = "req_";
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_DIGITS = 9;
    private static final int RANDOM_DIGITS = 12;

    private RequestId() {}

    /** The caller's own when it is 1 to 128 of {@code A-Z a-z 0-9 . _ -}, so that it can't forge a log line. */
    static String of(@Nullable String offered) {
        return offered != null && safe(offered) ? offered : make();
    }

    private static boolean safe(String offered) {
        if (offered.isEmpty() || offered.length() > MAX_CHARACTERS) {
            return false;
        }
        for (int i = 0; i < offered.length(); i++) {
            if (!safe(offered.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean safe(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    /** Sorts by time, to the millisecond. */
    private static String make() {
        char[] id = new char[PREFIX.length() + TIME_DIGITS + RANDOM_DIGITS];
        PREFIX.getChars(0, PREFIX.length(), id, 0);
        put(System.currentTimeMillis(), id, PREFIX.length(), TIME_DIGITS);
        put(ThreadLocalRandom.current().nextLong(), id, PREFIX.length() + TIME_DIGITS, RANDOM_DIGITS);
        return new String(id);
    }

    private static void put(long value, char[] target, int from, int digits) {
        long rest = value;
        for (int i = from + digits - 1; i >= from; i--) {
            target[i] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}
