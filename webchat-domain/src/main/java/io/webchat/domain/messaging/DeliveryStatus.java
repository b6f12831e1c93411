package io.webchat.domain.messaging;

import java.util.Locale;

/** How far a message has really come, in the order in which it gets there. */
public enum DeliveryStatus {
    /** On the relay's disk. */
    QUEUED,
    /** Acknowledged by one of the receiver's readers. */
    DELIVERED,
    READ;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
