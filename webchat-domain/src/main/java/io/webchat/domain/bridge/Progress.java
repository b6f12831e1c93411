package io.webchat.domain.bridge;

import io.webchat.domain.Refusal;
import java.util.Locale;

/** How far a message has come on its way out, in the order in which it gets there. */
public enum Progress {
    /** On the relay's disk. */
    QUEUED,
    /** The phone or gateway has it. */
    HANDED_OVER,
    /** It has left the phone or gateway. */
    SENT,
    DELIVERED,
    READ,
    /** It will not arrive. */
    FAILED,
    /** Nobody took it within its time. */
    EXPIRED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Progress of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a phone can report. */
    public static Progress reported(String word) {
        return switch (word) {
            case "handed_over", "accepted" -> HANDED_OVER;
            case "sent" -> SENT;
            case "delivered" -> DELIVERED;
            case "read" -> READ;
            case "failed" -> FAILED;
            default ->
                throw Refusal.field("status", "invalid", "Use one of handed_over, sent, delivered, read, failed.");
        };
    }

    /** Nothing comes after it. */
    public boolean last() {
        return this == READ || this == FAILED || this == EXPIRED;
    }

    /** Whether it is a bad end. */
    public boolean bad() {
        return this == FAILED || this == EXPIRED;
    }

    /** Whether a message that is here can come to {@code next}: forward only, and what has arrived doesn't fail. */
    public boolean canBecome(Progress next) {
        if (last()) {
            return false;
        }
        return next.bad() ? this != DELIVERED : next.compareTo(this) > 0;
    }
}
