package io.webchat.domain.callbacks;

import java.util.Locale;

/** How far a delivery has come. */
public enum DeliveryState {
    /** It waits for its first or next try. */
    PENDING,
    DELIVERED,
    /** Given up: the tries are used up, or the callback was disabled. It can be replayed. */
    FAILED,
    /** There is nothing to deliver any more: the message was deleted or has expired. */
    CANCELLED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
