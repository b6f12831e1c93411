package io.webchat.domain.groups;

import io.webchat.domain.Refusal;
import java.util.Locale;

/** What a member is in a group, the highest first. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    /** Whether it looks after the group: takes members in and out, changes its settings. */
    public boolean manages() {
        return this != MEMBER;
    }

    public boolean outranks(Role other) {
        return compareTo(other) < 0;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when it is none of the words */
    public static Role parse(String field, String word) {
        for (Role role : values()) {
            if (role.wireName().equals(word)) {
                return role;
            }
        }
        throw Refusal.field(field, "invalid", "Use one of owner, admin, member.");
    }
}
