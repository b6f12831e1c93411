package io.webchat.application.bridge;

import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Priority;
import org.jspecify.annotations.Nullable;

/**
 * How a message is to leave the relay, if it leaves it.
 *
 * @param phone null for the one by which the contact was reached last
 */
public record Dispatch(@Nullable PhoneId phone, Priority priority) {
    public static final Dispatch USUAL = new Dispatch(null, Priority.NORMAL);
    public static final Dispatch URGENT = new Dispatch(null, Priority.HIGH);
}
