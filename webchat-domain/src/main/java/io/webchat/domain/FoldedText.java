package io.webchat.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which texts are compared and searched; what is shown and stored stays as it came. Two texts have the same
 * form when they differ only
 *
 * <ul>
 *   <li>in how their characters are composed, or in compatibility forms: full width letters, ligatures, circled digits
 *   <li>in case; {@code ß} is {@code ss}, and both sigmas are one
 *   <li>in combining marks of U+0300 to U+036F, which are the accents of Latin, Greek and Cyrillic; signs of other
 *       scripts count
 *   <li>in characters within words that show nothing
 * </ul>
 *
 * The database's function {@code search_text} has the same rule.
 */
public final class FoldedText {
    /** The accents, and what shows nothing inside of a word. */
    private static final Pattern PASSED_OVER = Pattern.compile(
            "[\\u0300-\\u036F\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u2060-\\u2064\\uFE00-\\uFE0F\\uFEFF]");

    private FoldedText() {}

    public static String of(String text) {
        if (ascii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String lower = apart.toLowerCase(Locale.ROOT).replace("ß", "ss").replace('ς', 'σ');
        return Normalizer.normalize(PASSED_OVER.matcher(lower).replaceAll(""), Normalizer.Form.NFC);
    }

    /** Whether the folded {@code part} stands somewhere in {@code whole}. */
    public static boolean contains(String whole, String part) {
        return of(whole).contains(of(part));
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
