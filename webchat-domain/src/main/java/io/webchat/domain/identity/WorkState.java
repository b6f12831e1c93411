package io.webchat.domain.identity;

import io.webchat.domain.Refusal;
import java.util.Locale;

/** What a session says it is doing. */
public enum WorkState {
    WORKING,
    IDLE,
    WAITING,
    BLOCKED,
    PAUSED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when it is none of the words */
    public static WorkState parse(String field, String word) {
        for (WorkState state : values()) {
            if (state.wireName().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw Refusal.field(field, "invalid", "Use one of working, idle, waiting, blocked, paused.");
    }
}
