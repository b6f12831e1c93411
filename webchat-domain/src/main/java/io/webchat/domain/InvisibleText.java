package io.webchat.domain;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which text shows nothing: blanks, controls, and what Unicode's property {@code Default_Ignorable_Code_Point} names,
 * such as the zero width space, the soft hyphen and the Hangul filler.
 */
public final class InvisibleText {
    private static final int BRAILLE_BLANK = 0x2800;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;

    private InvisibleText() {}

    /** Whether a reader sees nothing of it; true for null and the empty text. */
    public static boolean showsNothing(@Nullable String text) {
        return text == null || text.codePoints().allMatch(InvisibleText::invisible);
    }

    /** Whether its first or last character shows nothing. A variation selector or tag belongs to the emoji before it. */
    static boolean atAnEnd(String text) {
        if (text.isEmpty() || invisible(text.codePointAt(0))) {
            return !text.isEmpty();
        }
        int end = text.length();
        while (end > 0 && belongsToTheOneBefore(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end == 0 || invisible(text.codePointBefore(end));
    }

    private static boolean belongsToTheOneBefore(int c) {
        return (c >= FIRST_TAG && c <= LAST_TAG) || UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR);
    }

    static boolean invisible(int c) {
        if (c > ' ' && c < 0x7F) {
            return false;
        }
        return c <= ' '
                || c == BRAILLE_BLANK
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || (c >= 0xFFF9 && c <= 0xFFFB);
    }
}
