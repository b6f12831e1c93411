package io.webchat.application.inbox;

import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The newest events of one log, without a hole. Immutable to its readers: a longer tail shares the array, of which each
 * sees only its own part. Only the newest tail may be grown, by one thread at a time.
 */
final class RecentEvents {
    /** Enough for a reader that is a few calls behind; older events come from the store. */
    private static final int MAX_EVENTS = 64;

    /** Most logs are quiet. */
    private static final int FIRST_EVENTS = 4;

    /** Rough bytes of an event without its text. */
    private static final int EVENT_WEIGHT = 300;

    private final long last;
    private final InboxEvent[] shared;
    private final int count;
    private final int weight;

    private RecentEvents(long last, InboxEvent[] shared, int count, int weight) {
        this.last = last;
        this.shared = shared;
        this.count = count;
        this.weight = weight;
    }

    static RecentEvents endingAt(long last) {
        return new RecentEvents(last, new InboxEvent[0], 0, EVENT_WEIGHT);
    }

    static RecentEvents of(InboxEvent event) {
        InboxEvent[] first = new InboxEvent[FIRST_EVENTS];
        first[0] = event;
        return new RecentEvents(event.seq(), first, 1, EVENT_WEIGHT + weight(event));
    }

    /** This and a newer event; when some between are missing, or it revises them, the newer one alone. */
    RecentEvents with(InboxEvent event) {
        if (event.seq() <= last) {
            return this;
        }
        if (event.seq() != last + 1 || event.payload().revises()) {
            return of(event);
        }
        if (count == 2 * MAX_EVENTS) {
            return newerHalf().with(event);
        }
        InboxEvent[] grown = count < shared.length
                ? shared
                : Arrays.copyOf(shared, Math.clamp(2L * count, FIRST_EVENTS, 2 * MAX_EVENTS));
        grown[count] = event;
        return new RecentEvents(event.seq(), grown, count + 1, weight + weight(event));
    }

    private RecentEvents newerHalf() {
        InboxEvent[] newer = Arrays.copyOfRange(shared, count - MAX_EVENTS, count + MAX_EVENTS);
        int weighed = EVENT_WEIGHT;
        for (int i = 0; i < MAX_EVENTS; i++) {
            weighed += weight(newer[i]);
        }
        return new RecentEvents(last, newer, MAX_EVENTS, weighed);
    }

    /** Empty when the tail doesn't reach back that far, or the place lies beyond its end. */
    Optional<List<InboxEvent>> after(long seq, int limit) {
        long first = last - count + 1;
        if (seq > last || seq < first - 1) {
            return Optional.empty();
        }
        int from = (int) (seq - first + 1);
        return Optional.of(List.of(Arrays.copyOfRange(shared, from, Math.min(count, from + limit))));
    }

    /** Bytes of memory, roughly. */
    int weight() {
        return weight;
    }

    /** Bytes of one event, roughly. */
    static int weight(InboxEvent event) {
        return EVENT_WEIGHT
                + switch (event.payload()) {
                    case EventPayload.MessageArrived arrived -> text(arrived.message());
                    case EventPayload.MessageEdited edited -> text(edited.message());
                    case EventPayload.MessageTranslated translated -> text(translated.message());
                    case EventPayload.CallSignalled signalled ->
                        signalled.data() == null ? 0 : 2 * signalled.data().length();
                    case EventPayload.QuestionChanged changed ->
                        2 * changed.question().text().length();
                    default -> 0;
                };
    }

    private static int text(Message message) {
        return 2 * message.content().text().length();
    }
}
