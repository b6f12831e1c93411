package io.webchat.application.bridge;

import io.webchat.domain.bridge.Progress;
import org.jspecify.annotations.Nullable;

/** What a gateway tells. */
public sealed interface GatewayEvent {
    /**
     * Somebody has written.
     *
     * @param id by which a repeat is known
     * @param from a handle on the channel
     * @param name as the sender calls itself; null when it doesn't say
     */
    record Arrived(String id, String from, @Nullable String name, String text) implements GatewayEvent {}

    /**
     * A message has come further.
     *
     * @param message our id of it, or the gateway's own
     * @param reason of a failure; null for none
     */
    record Moved(
            String message, Progress progress, @Nullable String reason) implements GatewayEvent {}
}
