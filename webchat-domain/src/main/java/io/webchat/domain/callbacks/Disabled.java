package io.webchat.domain.callbacks;

import java.util.Locale;

/** Why a callback is not called. */
public enum Disabled {
    /** Its owner switched it off. */
    BY_OWNER,
    /** The receiver answered 410: it wants no more. */
    GONE,
    /** Nothing has arrived there for days. */
    FAILING;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
