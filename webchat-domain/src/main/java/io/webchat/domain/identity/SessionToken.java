package io.webchat.domain.identity;

import static java.util.Objects.requireNonNull;

/** The secret that a session shows with each call: {@code pct_} and 256 random bits. Never stored, never logged. */
public record SessionToken(String value) {
    public static final String PREFIX = "pct_";

    public SessionToken {
        requireNonNull(value, "value is null");
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a session token");
        }
    }

    public TokenHash hash() {
        return TokenHash.of(value);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
