package io.webchat.application.bridge;

import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a message from outside besides what it says. It never changes. */
public interface InboundDetails {
    /**
     * The details.
     *
     * @param receivedAt when it reached the phone or gateway, which may be long before it reached the relay; null when
     *     nothing says so
     * @param author who wrote it in a group outside; null where the contact is one person
     */
    record Detail(@Nullable Instant receivedAt, @Nullable String author) {
        public static final Detail NONE = new Detail(null, null);
    }

    /** Within the unit of work that stores the message. */
    void add(MessageId message, Detail detail);

    Optional<Detail> of(MessageId message);
}
