package io.webchat.domain.groups;

import java.util.Locale;

/** What happened to a group. */
public enum GroupChange {
    CREATED,
    UPDATED,
    DELETED,
    MEMBER_ADDED,
    MEMBER_JOINED,
    MEMBER_REMOVED,
    MEMBER_LEFT,
    ROLE_CHANGED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
