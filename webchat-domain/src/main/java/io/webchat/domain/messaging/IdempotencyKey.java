package io.webchat.domain.messaging;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Text;

/** The sender's own name for one send, so that a repeat is known as a repeat. 1 to 200 characters. */
public record IdempotencyKey(String value) {
    public static final int MAX_CHARACTERS = 200;

    public IdempotencyKey {
        requireNonNull(value, "value is null");
    }

    public static IdempotencyKey parse(String typed) {
        return new IdempotencyKey(Text.label("idempotency_key", typed, MAX_CHARACTERS));
    }
}
