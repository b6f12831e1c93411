package io.webchat.application.doctor;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What no report may show, though a provider repeats it. */
public final class Secrets {
    public static final String REDACTED = "[REDACTED]";

    /** So much of a secret is one when a quotation was cut off in its middle. */
    private static final int TELLING = 6;

    private final List<String> values;

    /** @param values blank ones count for nothing */
    public Secrets(Collection<String> values) {
        this.values = values.stream()
                .filter(value -> !value.isBlank())
                .distinct()
                // A key that another one begins with must not uncover the rest of that.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text with {@value #REDACTED} in the place of each secret. */
    public String hidden(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = withoutBegin(hidden.replace(value, REDACTED), value);
        }
        return hidden;
    }

    private static String withoutBegin(String text, String value) {
        for (int length = Math.min(value.length() - 1, text.length()); length >= TELLING; length--) {
            if (text.endsWith(value.substring(0, length))) {
                return text.substring(0, text.length() - length) + REDACTED;
            }
        }
        return text;
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
