package io.webchat.domain.language;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.Pattern;

/** A language by its BCP 47 tag, in the usual case: {@code es}, {@code pt-BR}, {@code zh-Hant}. */
public record LanguageTag(String value) {
    private static final int MAX_CHARACTERS = 35;
    private static final Pattern PRIMARY = Pattern.compile("[A-Za-z]{2,3}([-_].*)?");

    public LanguageTag {
        requireNonNull(value, "value is null");
    }

    /**
     * @param field the name to use in the refusal
     * @throws Refusal when it names no language
     */
    public static LanguageTag parse(String field, String text) {
        String typed = text.strip();
        if (typed.length() <= MAX_CHARACTERS && PRIMARY.matcher(typed).matches()) {
            try {
                Locale locale = new Locale.Builder()
                        .setLanguageTag(typed.replace('_', '-'))
                        .build();
                if (!locale.getLanguage().isEmpty() && !locale.getLanguage().equals("und")) {
                    return new LanguageTag(locale.toLanguageTag());
                }
            } catch (IllformedLocaleException e) {
                // Refused below.
            }
        }
        throw Refusal.field(field, "invalid", "Give " + field + " a language by its BCP 47 tag, like es or pt-BR.");
    }

    private Locale locale() {
        return Locale.forLanguageTag(value);
    }

    /** Its first part: {@code pt} of {@code pt-BR}. */
    public String primary() {
        return locale().getLanguage();
    }

    /** Such as {@code Hant}; empty where it says none. */
    public String script() {
        return locale().getScript();
    }

    /** Such as {@code BR}; empty where it says none. */
    public String region() {
        return locale().getCountry();
    }

    /** By three letters (ISO 639-3), as some programs name it; its first part where there are none. */
    public String threeLetters() {
        try {
            return locale().getISO3Language();
        } catch (MissingResourceException e) {
            return primary();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
