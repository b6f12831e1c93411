package io.webchat.adapter.rest.inbox;

import io.webchat.adapter.rest.messaging.MessageResponse;
import io.webchat.application.inbox.EventView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on the wire, the same for every transport: its content stands under its noun.
 *
 * @param own null for what others did
 */
public record EventResponse(
        long seq,
        String cursor,
        String type,
        Instant at,
        @Nullable Boolean own,
        @Nullable MessageResponse message,
        @Nullable ReceiptContent receipt) {
    /** Everything in the conversation up to {@code up_to_seq} has reached {@code status} with {@code by}. */
    public record ReceiptContent(String conversation, String by, String status, long upToSeq, Instant at) {}

    public static EventResponse of(EventView event) {
        return switch (event.body()) {
            case EventView.Body.Message arrived ->
                event(event, "message", MessageResponse.of(arrived.message()), null);
            case EventView.Body.Receipt receipt -> event(
                    event,
                    "receipt",
                    null,
                    new ReceiptContent(
                            receipt.conversation(),
                            receipt.by().value(),
                            receipt.status().word(),
                            receipt.upToSeq(),
                            event.at()));
        };
    }

    private static EventResponse event(
            EventView event, String type, @Nullable MessageResponse message, @Nullable ReceiptContent receipt) {
        return new EventResponse(
                event.seq(),
                event.cursor().toString(),
                type,
                event.at(),
                event.own() ? true : null,
                message,
                receipt);
    }
}
