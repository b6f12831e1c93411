package io.webchat.application.inbox;

import io.webchat.application.messaging.MessageView;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.inbox.Cursor;
import io.webchat.domain.messaging.DeliveryStatus;
import java.time.Instant;

/**
 * An event of a log, under the names that the log's owner knows.
 *
 * @param cursor the place behind it
 * @param own it tells of what the account did itself, on this or another screen
 */
public record EventView(long seq, Cursor cursor, Instant at, boolean own, Body body) {
    /** What it tells of. */
    public sealed interface Body {
        record Message(MessageView message) implements Body {}

        record Receipt(String conversation, ChatAddress by, DeliveryStatus status, long upToSeq) implements Body {}
    }
}
