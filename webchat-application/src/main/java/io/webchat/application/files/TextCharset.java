package io.webchat.application.files;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The charset of a text file, as its sender names it. */
final class TextCharset {
    private static final String TEXT = "text/";
    private static final Pattern CHARSET =
            Pattern.compile("(?i);\\s*charset\\s*=\\s*(?:\"([A-Za-z0-9._:+-]+)\"|([A-Za-z0-9._:+-]+))");

    private TextCharset() {}

    /** The media type with the charset that is claimed; without one where it is no text, or the charset is unknown. */
    static String on(String mediaType, String claimed) {
        Matcher charset = CHARSET.matcher(claimed);
        if (!mediaType.startsWith(TEXT) || !charset.find()) {
            return mediaType;
        }
        String name = charset.group(1) == null ? charset.group(2) : charset.group(1);
        try {
            return mediaType + ";charset=" + Charset.forName(name).name().toLowerCase(Locale.ROOT);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return mediaType;
        }
    }
}
