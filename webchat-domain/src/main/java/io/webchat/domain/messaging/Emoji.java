package io.webchat.domain.messaging;

import io.webchat.domain.Refusal;
import io.webchat.domain.Text;

/** What may be put to a message: one emoji, or a few characters that stand for one. */
public final class Emoji {
    /** In characters: the longest emoji sequences (families, flags of regions) have about ten. */
    private static final int MAX_CHARACTERS = 16;

    private Emoji() {}

    /** @throws Refusal when it is none */
    public static String parse(String typed) {
        String emoji = Text.label("emoji", typed, MAX_CHARACTERS);
        if (emoji.codePoints().anyMatch(Character::isWhitespace)) {
            throw Refusal.field("emoji", "invalid", "Give one emoji, without spaces.");
        }
        return emoji;
    }
}
