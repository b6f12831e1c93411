package io.webchat.application.inbox;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.InboxEvent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads a log from a place on: from what is at hand, else from the store. */
final class LogReader {
    /** @param prunedTo above 0 only where events between the asked place and the first one are gone */
    record Slice(List<InboxEvent> events, boolean hasMore, long prunedTo) {
        static Slice of(List<InboxEvent> found, int limit, long prunedTo) {
            boolean more = found.size() > limit;
            return new Slice(more ? found.subList(0, limit) : found, more, prunedTo);
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
        List<InboxEvent> found = inboxes.after(account, from, limit + 1);
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
