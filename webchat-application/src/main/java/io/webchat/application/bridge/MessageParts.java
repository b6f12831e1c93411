package io.webchat.application.bridge;

import io.webchat.domain.messaging.MessageId;

/** The parts of messages that go out in several, of which the gateway tells one by one. */
public interface MessageParts {
    /**
     * There are so many.
     *
     * @param certain the gateway says so; else it is only what the relay counts, and gives way
     * @return whether so many have arrived already
     */
    boolean expect(MessageId message, int parts, boolean certain);

    /**
     * One has arrived; a repeat changes nothing.
     *
     * @param part by which it is known
     * @return whether all that are expected have arrived; true when nothing is known of parts
     */
    boolean arrived(MessageId message, String part);
}
