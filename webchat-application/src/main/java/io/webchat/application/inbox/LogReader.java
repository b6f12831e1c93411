package io.webchat.application.inbox;

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

    /**
     * Some events of a log.
     *
     * @param resumeAt where reading continues when the log does not continue at the place asked for: the events after
     *     that place are pruned, or it lies beyond the end because the store was restored; {@link #CONTINUES} otherwise
     */
    record Slice(List<InboxEvent> events, boolean hasMore, long resumeAt) {
        static final long CONTINUES = -1;

        /** As many of the events as the limits on their number and their size allow; one in any case. */
        static Slice of(List<InboxEvent> found, int limit, long resumeAt) {
            int end = 0;
            for (long bytes = 0; end < Math.min(found.size(), limit); end++) {
                bytes += RecentEvents.weight(found.get(end));
                if (bytes > MAX_BYTES && end > 0) {
                    break;
                }
            }
            return new Slice(found.subList(0, end), found.size() > end, resumeAt);
        }

        boolean gap() {
            return resumeAt != CONTINUES;
        }

        /** Whether there is something to answer a waiting reader with. */
        boolean answers() {
            return !events.isEmpty() || gap();
        }

        /** The position of a reader that has received these events. */
        long end(long from) {
            if (!events.isEmpty()) {
                return events.getLast().seq();
            }
            return gap() ? resumeAt : from;
        }
    }

    private final Inboxes inboxes;
    private final InboxFeed feed;

    @Inject
    LogReader(Inboxes inboxes, InboxFeed feed) {
        this.inboxes = inboxes;
        this.feed = feed;
    }

    Slice after(AccountId account, long from, int limit) {
        Optional<List<InboxEvent>> atHand = feed.after(account, from, limit + 1);
        if (atHand.isPresent()) {
            return Slice.of(atHand.get(), limit, Slice.CONTINUES);
        }
        int commitsBefore = feed.commits(account);
        List<InboxEvent> found = fetch(account, from, limit + 1);
        if (!found.isEmpty()) {
            // Numbers are dense: a first one that doesn't follow tells that those before it are gone.
            long first = found.getFirst().seq();
            return Slice.of(found, limit, first == from + 1 ? Slice.CONTINUES : first - 1);
        }
        Inboxes.Bounds bounds = inboxes.bounds(account);
        if (from > bounds.last()) {
            return new Slice(List.of(), false, bounds.last());
        }
        if (from == bounds.last()) {
            feed.endIs(account, from, commitsBefore);
        }
        long resumeAt = bounds.prunedTo() > from ? bounds.prunedTo() : Slice.CONTINUES;
        return new Slice(List.of(), from < bounds.last(), resumeAt);
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
}
