package io.webchat.domain.inbox;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccountId;
import java.time.Instant;

/**
 * One entry of an account's durable log.
 *
 * @param seq its place in the log: 1, 2, 3, with no hole
 */
public record InboxEvent(AccountId recipient, long seq, Instant at, EventPayload payload) {
    public InboxEvent {
        requireNonNull(recipient, "recipient is null");
        requireNonNull(at, "at is null");
        requireNonNull(payload, "happening is null");
        if (seq < 1) {
            throw new IllegalArgumentException("seq begins at 1: " + seq);
        }
    }
}
