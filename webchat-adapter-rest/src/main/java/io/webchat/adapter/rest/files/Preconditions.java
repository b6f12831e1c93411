package io.webchat.adapter.rest.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entity tags of conditional requests (RFC 9110, section 13). A header that can't be read is as good as none. */
final class Preconditions {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

    private Preconditions() {}

    /** Whether {@code If-Match} names no version that is there. */
    static boolean fail(@Nullable String ifMatch, String tag) {
        return ifMatch != null && TAG.matcher(ifMatch).find() && !names(ifMatch, tag, true);
    }

    /** Whether {@code If-None-Match} names the version that is there. */
    static boolean unchanged(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || names(ifNoneMatch, tag, false));
    }

    private static boolean names(String header, String tag, boolean strongly) {
        Matcher each = TAG.matcher(header);
        while (each.find()) {
            if (each.group(2).equals(tag) && (!strongly || each.group(1) == null)) {
                return true;
            }
        }
        return false;
    }
}
