package io.webchat.domain.messaging;

/** Names a conversation inside the relay; each side sees it under the other's address. */
public record ConversationId(long value) implements Comparable<ConversationId> {
    public ConversationId {
        if (value <= 0) {
            throw new IllegalArgumentException("value is not positive: " + value);
        }
    }

    @Override
    public int compareTo(ConversationId other) {
        return Long.compare(value, other.value);
    }
}
