package io.webchat.domain.bridge;

import io.webchat.domain.Refusal;
import java.util.Locale;

/** Who goes first in a phone's queue. */
public enum Priority {
    /** Batches: after all else. */
    LOW(0),
    NORMAL(1),
    /** Before all else: what a person waits for. */
    HIGH(2);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** The higher, the sooner; stored, so it never changes. */
    public int rank() {
        return rank;
    }

    public static Priority ofRank(int rank) {
        for (Priority priority : values()) {
            if (priority.rank == rank) {
                return priority;
            }
        }
        throw new IllegalArgumentException("no priority: " + rank);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when it is none of the words */
    public static Priority parse(String word) {
        for (Priority priority : values()) {
            if (priority.wireName().equals(word)) {
                return priority;
            }
        }
        throw Refusal.field("priority", "invalid", "Use one of low, normal, high.");
    }
}
