package io.webchat.domain.questions;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code q_} and an opaque tail. */
public record QuestionId(String value) {
    public static final String PREFIX = "q_";

    private static final Pattern FORM = Pattern.compile("q_[0-9a-f]{32}");

    public QuestionId {
        requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a question id");
        }
    }

    /** Empty when it is not a question's id, so that a caller answers like for an unknown one. */
    public static Optional<QuestionId> parse(String wire) {
        return FORM.matcher(wire).matches() ? Optional.of(new QuestionId(wire)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
