package io.webchat.cli.persona;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Names of persons and sessions as names of files. */
final class Slug {
    private static final int MAX_LENGTH = 120;

    private Slug() {}

    /** Different for names that differ in more than upper and lower case. */
    static String of(String name) {
        StringBuilder slug = new StringBuilder();
        for (byte b : name.strip().toLowerCase(Locale.ROOT).getBytes(UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_@".indexOf(c) >= 0;
            if (plain || (c == '.' && !slug.isEmpty())) {
                slug.append(c);
            } else {
                slug.append(String.format(Locale.ROOT, "%%%02x", (int) c));
            }
        }
        if (slug.isEmpty()) {
            return "default";
        }
        return slug.length() <= MAX_LENGTH
                ? slug.toString()
                : slug.substring(0, MAX_LENGTH) + "-" + Integer.toHexString(name.hashCode());
    }
}
