package io.webchat.domain.identity;

import java.util.Locale;

/** What stands behind an address. */
public enum AccountKind {
    PERSON,
    /** An AI session, owned by a person. */
    AGENT,
    /** A contact behind a phone or gateway. */
    BRIDGE,
    /** The relay itself. */
    SYSTEM;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
