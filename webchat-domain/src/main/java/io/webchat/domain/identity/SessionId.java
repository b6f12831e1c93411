package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

/** {@code ses_} and an opaque tail. */
public record SessionId(String value) {
    public static final String PREFIX = "ses_";

    public SessionId {
        requireNonNull(value, "value is null");
        if (!value.startsWith(PREFIX) || value.length() > 64) {
            throw new IllegalArgumentException("not a session id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
