package io.webchat.domain.messaging;

import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import java.util.regex.Pattern;

/** What may be put to a message: one emoji, as Unicode's emoji sequences define it. */
public final class Emoji {
    /** In characters: the longest emoji sequences (families, flags of regions) have about ten. */
    private static final int MAX_CHARACTERS = 16;

    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int JOINER = 0x200D;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;
    private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");

    private Emoji() {}

    /**
     * In one form, whatever variation selectors it came with: each emoji that would be shown as text by itself is
     * followed by the selector for emoji.
     *
     * @throws Refusal when it is none, or more than one
     */
    public static String parse(String typed) {
        String emoji = Text.label("emoji", typed, MAX_CHARACTERS);
        String bare = emoji.codePoints()
                .filter(c -> c != TEXT_STYLE && c != EMOJI_STYLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (!ONE_CHARACTER.matcher(bare).matches()
                || !bare.codePoints().allMatch(Emoji::partOfEmoji)
                || !shownAsEmoji(bare)) {
            throw Refusal.field("emoji", "invalid", "Give one emoji.");
        }
        return qualified(bare.codePoints().toArray());
    }

    private static boolean shownAsEmoji(String bare) {
        int first = bare.codePointAt(0);
        boolean keycap = bare.length() == 2 && bare.charAt(1) == KEYCAP;
        boolean flag =
                bare.codePointCount(0, bare.length()) == 2 && bare.codePoints().allMatch(Emoji::regionalIndicator);
        return keycap
                ? Character.isEmoji(first)
                : flag || (Character.isExtendedPictographic(first) && Character.isEmoji(first));
    }

    private static boolean partOfEmoji(int c) {
        return Character.isEmoji(c)
                || Character.isEmojiModifier(c)
                || c == JOINER
                || c == KEYCAP
                || (c >= FIRST_TAG && c <= LAST_TAG);
    }

    private static boolean regionalIndicator(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static String qualified(int[] bare) {
        StringBuilder qualified = new StringBuilder();
        for (int at = 0; at < bare.length; at++) {
            qualified.appendCodePoint(bare[at]);
            boolean skinToneFollows = at + 1 < bare.length && Character.isEmojiModifier(bare[at + 1]);
            if (Character.isEmoji(bare[at]) && !Character.isEmojiPresentation(bare[at]) && !skinToneFollows) {
                qualified.appendCodePoint(EMOJI_STYLE);
            }
        }
        return qualified.toString();
    }
}
