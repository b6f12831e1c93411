package io.webchat.application.inbox;

import io.webchat.domain.inbox.Happening;
import io.webchat.domain.inbox.InboxEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest events of one log, without a hole. Immutable. */
record Tail(long last, List<InboxEvent> events) {
    /** Enough for a reader that is a few calls behind; older events come from the store. */
    private static final int MOST_EVENTS = 64;

    /** Rough bytes of an event without its text. */
    private static final int EVENT_WEIGHT = 300;

    static Tail endingAt(long last) {
        return new Tail(last, List.of());
    }

    /** This and a newer event; when some between are missing, or it revises them, the newer one alone. */
    Tail with(InboxEvent event) {
        if (event.seq() <= last) {
            return this;
        }
        if (event.seq() != last + 1 || event.happening().revises()) {
            return new Tail(event.seq(), List.of(event));
        }
        int kept = Math.min(events.size(), MOST_EVENTS - 1);
        List<InboxEvent> grown = new ArrayList<>(kept + 1);
        grown.addAll(events.subList(events.size() - kept, events.size()));
        grown.add(event);
        return new Tail(event.seq(), grown);
    }

    /** Empty when the tail doesn't reach back that far, or the place lies beyond its end. */
    Optional<List<InboxEvent>> after(long seq, int limit) {
        long first = last - events.size() + 1;
        if (seq > last || seq < first - 1) {
            return Optional.empty();
        }
        int from = (int) (seq - first + 1);
        return Optional.of(events.subList(from, Math.min(events.size(), from + limit)));
    }

    /** Bytes of memory, roughly. */
    int weight() {
        int weight = EVENT_WEIGHT;
        for (InboxEvent event : events) {
            weight += EVENT_WEIGHT;
            if (event.happening() instanceof Happening.MessageArrived arrived) {
                weight += 2 * arrived.message().content().text().length();
            }
        }
        return weight;
    }
}
