package io.webchat.adapter.rest.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/** The {@code Content-Disposition} of a file (RFC 6266): what a browser shows in place, and the name to save it under. */
final class Disposition {
    /** What browsers show without running anything of it. */
    private static final Set<String> SAFE_TO_SHOW = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/bmp",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/ogg",
            "audio/wav",
            "audio/webm",
            "audio/flac",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "video/quicktime");

    /** Besides letters and digits what RFC 8187 lets stand. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    static String of(String mediaType, String name) {
        String way = SAFE_TO_SHOW.contains(mediaType) ? "inline" : "attachment";
        String ascii = ascii(name);
        String header = way + "; filename=\"" + ascii + '"';
        return ascii.equals(name) ? header : header + "; filename*=UTF-8''" + encoded(name);
    }

    /** For those who know the old form only. What would need escaping is replaced: few read escapes alike. */
    private static String ascii(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints()
                .forEach(c -> ascii.append(c < ' ' || c > '~' || c == '"' || c == '\\' || c == '%' ? '_' : (char) c));
        return ascii.toString();
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%');
                encoded.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return encoded.toString();
    }
}
