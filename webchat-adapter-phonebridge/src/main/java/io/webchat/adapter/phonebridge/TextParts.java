package io.webchat.adapter.phonebridge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts texts that are too long for one message of a vendor. */
final class TextParts {
    private TextParts() {}

    /** In parts of at most {@code most} UTF-16 units, cut at the end of a line, else of a word, else of a character. */
    static List<String> of(String text, int most) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > most) {
            int end = end(rest, most);
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        parts.add(rest);
        return parts.stream()
                .filter(part -> parts.size() == 1 || !part.isBlank())
                .toList();
    }

    private static int end(String text, int most) {
        int half = most / 2;
        int line = text.lastIndexOf('\n', most);
        if (line >= half) {
            return line;
        }
        int word = text.lastIndexOf(' ', most);
        if (word >= half) {
            return word;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(0, Math.min(text.length(), most + 1)));
        int end = characters.preceding(most + 1);
        return end <= 0 || end > most ? most : end;
    }
}
