package io.webchat.domain.questions;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Three letters that stand for one of the questions that a person outside of the relay was asked. */
public record QuestionCode(String value) {
    /** Without those that are read as others. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ";

    private static final int LENGTH = 3;
    private static final String LINE = "Code: ";
    private static final Pattern SHOWN = Pattern.compile("\\n" + LINE + "([A-Z]{" + LENGTH + "})\\z");

    /** Always the same for the same key, so that a repeated question is the same message. */
    public static QuestionCode of(String key) {
        int rest = Math.floorMod(key.hashCode(), LETTERS.length() * LETTERS.length() * LETTERS.length());
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(rest % LETTERS.length()));
            rest /= LETTERS.length();
        }
        return new QuestionCode(code.toString());
    }

    /** The question as a person outside reads it. */
    public String under(String shown) {
        return shown + "\n\n" + LINE + value;
    }

    /** The code that a question was shown with. */
    public static Optional<QuestionCode> shownIn(String text) {
        Matcher shown = SHOWN.matcher(text);
        return shown.find() ? Optional.of(new QuestionCode(shown.group(1))) : Optional.empty();
    }

    /** Whether an answer names it as a word. */
    public boolean namedIn(String said) {
        return word().matcher(said).find();
    }

    /** The answer without it. */
    public String takenFrom(String said) {
        return word().matcher(said).replaceFirst(" ").strip().replaceFirst("^[:.,;-]+\\s*", "");
    }

    private Pattern word() {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?i:" + value.toLowerCase(Locale.ROOT) + ")(?![\\p{L}\\p{N}])");
    }
}
