package io.webchat.application.inbox;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The accounts' durable logs. Numbers are dense: 1, 2, 3, allotted in the transaction that writes the event. */
public interface Inboxes {
    /** An event before its log has given it a number. */
    record NewEvent(AccountId recipient, Instant at, EventPayload payload) {}

    /**
     * What a log holds.
     *
     * @param prunedTo events up to here are gone by retention; 0 when all are there
     * @param last the newest number; 0 while there is none
     */
    record Bounds(long prunedTo, long last) {}

    /** Inside a unit of work; {@link InboxFeed} is told after its commit. */
    void append(List<NewEvent> events);

    /** The events after {@code seq}, in order, at most {@code limit}. */
    List<InboxEvent> after(AccountId account, long seq, int limit);

    /**
     * The events of several logs, each after its own place: those of one log in order.
     *
     * @param limitEach of one log
     */
    default List<InboxEvent> after(Map<AccountId, Long> places, int limitEach) {
        return places.entrySet().stream()
                .flatMap(place -> after(place.getKey(), place.getValue(), limitEach).stream())
                .toList();
    }

    Bounds bounds(AccountId account);
}
