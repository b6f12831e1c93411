package io.webchat.boot.settings;

import static java.util.Objects.requireNonNull;

/** A value that must not be seen: it prints as {@value #REDACTED}, whoever logs it. */
public record Secret(String reveal) {
    public static final String REDACTED = "[REDACTED]";

    public Secret {
        requireNonNull(reveal, "reveal is null");
    }

    /** The value itself; call it where it is used and keep the result nowhere. */
    @Override
    public String reveal() {
        return reveal;
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
