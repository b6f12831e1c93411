package io.webchat.application.inbox;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.InboxEvent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a log from a place on: from what is at hand, else from the store. */
final class LogReader {
    /** Of one page in memory, roughly. */
    private static final long MAX_BYTES = 2L << 20;

    /** Fetched at a time, so that a page of long texts is never held whole and then cut. */
    private static final int MAX_FETCHED = 64;

    /** @param prunedTo above 0 only where events between the asked place and the first one are gone */
    record Slice(List<InboxEvent> events, boolean hasMore, long prunedTo) {
        /** As many of the events as the limits on their number and their size allow; one in any case. */
        static Slice of(List<InboxEvent> found, int limit, long prunedTo) {
            int end = 0;
            for (long bytes = 0; end < Math.min(found.size(), limit); end++) {
                bytes += RecentEvents.weight(found.get(end));
                if (bytes > MAX_BYTES && end > 0) {
                    break;
                }
            }
            return new Slice(found.subList(0, end), found.size() > end, prunedTo);
        }

        boolean answers(long from) {
            return !events.isEmpty() || prunedTo > from;
        }
    }

    private final Inboxes inboxes;
    private final InboxFeed feed;

    @Inject
    LogReader(Inboxes inboxes, InboxFeed feed) {
        this.inboxes = inboxes;
        this.feed = feed;
    }

    /** @throws Refusal {@code cursor_invalid} when {@code from} lies beyond the end */
    Slice after(AccountId account, long from, int limit) {
        Optional<List<InboxEvent>> atHand = feed.after(account, from, limit + 1);
        if (atHand.isPresent()) {
            return Slice.of(atHand.get(), limit, 0);
        }
        int commitsBefore = feed.commits(account);
        List<InboxEvent> found = fetch(account, from, limit + 1);
        if (!found.isEmpty()) {
            // Numbers are dense: a first one that doesn't follow tells that those before it are gone.
            long first = found.getFirst().seq();
            return Slice.of(found, limit, first == from + 1 ? 0 : first - 1);
        }
        Inboxes.Bounds bounds = inboxes.bounds(account);
        if (from > bounds.last()) {
            throw beyondEnd();
        }
        if (from == bounds.last()) {
            feed.endIs(account, from, commitsBefore);
        }
        return new Slice(List.of(), from < bounds.last(), Math.max(0, bounds.prunedTo()));
    }

    /** The place before the oldest event that is kept. */
    long begin(AccountId account) {
        return Math.max(0, inboxes.bounds(account).prunedTo());
    }

    private List<InboxEvent> fetch(AccountId account, long from, int wanted) {
        List<InboxEvent> found = inboxes.after(account, from, Math.min(wanted, MAX_FETCHED));
        if (found.size() < MAX_FETCHED || wanted <= MAX_FETCHED) {
            return found;
        }
        List<InboxEvent> all = new ArrayList<>(found);
        while (all.size() < wanted && found.size() == MAX_FETCHED && weight(all) <= MAX_BYTES) {
            found = inboxes.after(account, all.getLast().seq(), Math.min(wanted - all.size(), MAX_FETCHED));
            all.addAll(found);
        }
        return all;
    }

    private static long weight(List<InboxEvent> events) {
        return events.stream().mapToLong(RecentEvents::weight).sum();
    }

    long end(AccountId account) {
        return inboxes.bounds(account).last();
    }

    static Refusal beyondEnd() {
        return Refusal.field(
                RefusalCode.CURSOR_INVALID,
                "cursor",
                "beyond_end",
                "Pass a cursor that this relay gave to this account: this one lies beyond the end of its log.");
    }
}
