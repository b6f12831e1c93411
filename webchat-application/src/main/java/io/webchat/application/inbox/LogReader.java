package io.webchat.application.inbox;

import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.InboxEvent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads a log from a place on: from what is at hand, else from the store. */
final class LogReader {
    /**
     * Some events of a log.
     *
     * @param resumeAt where reading continues when the log does not continue at the place asked for: the events after
     *     that place are pruned, or it lies beyond the end because the store was restored; {@link #CONTINUES} otherwise
     */
    record Slice(List<InboxEvent> events, boolean hasMore, long resumeAt) {
        static final long CONTINUES = -1;

        static Slice of(List<InboxEvent> found, int limit, long resumeAt) {
            boolean more = found.size() > limit;
            return new Slice(more ? found.subList(0, limit) : found, more, resumeAt);
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
        List<InboxEvent> found = inboxes.after(account, from, limit + 1);
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

    long end(AccountId account) {
        return inboxes.bounds(account).last();
    }
}
