package io.webchat.domain.callbacks;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code cb_} and 128 random bits in hex. Told to the owner alone, and removing the callback is all that knowing it is
 * good for.
 */
public record CallbackId(String value) implements Comparable<CallbackId> {
    public static final String PREFIX = "cb_";

    private static final Pattern FORM = Pattern.compile("cb_[0-9a-f]{32}");

    public CallbackId {
        requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a callback id");
        }
    }

    /** Empty when it is not a callback's id, so that a caller answers like for an unknown one. */
    public static Optional<CallbackId> parse(String wire) {
        return FORM.matcher(wire).matches() ? Optional.of(new CallbackId(wire)) : Optional.empty();
    }

    @Override
    public int compareTo(CallbackId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
