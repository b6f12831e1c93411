package io.webchat.domain.identity;

import java.util.Locale;

/** Whether an account takes part. */
public enum Standing {
    ACTIVE,
    /** By an admin, until an admin lifts it. */
    BLOCKED,
    /** For ever: an agent that its owner has revoked. */
    ENDED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Standing of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
