package io.webchat.application.messaging;

import io.webchat.domain.messaging.Message;

/**
 * What became of an append.
 *
 * @param message the stored one: for a duplicate, the first
 */
public record Appended(Message message, Outcome outcome) {
    public enum Outcome {
        STORED,
        /** The sender used the key before, for the same content. */
        DUPLICATE,
        /** The sender used the key before, for other content. */
        CONFLICT
    }
}
