package io.webchat.application.inbox;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reader that goes along an account's log. Asked for events by one thread at a time. */
public final class Follower implements AutoCloseable {
    private final FollowInbox inbox;
    private final AccountId account;
    private final @Nullable SignedIn caller;
    private volatile long position;
    private boolean gap;
    private volatile @Nullable Wakeable reader;

    /** @param caller who acknowledges; null for a reader that never does */
    Follower(FollowInbox inbox, AccountId account, @Nullable SignedIn caller, long position, boolean gap) {
        this.inbox = inbox;
        this.account = account;
        this.caller = caller;
        this.position = position;
        this.gap = gap;
    }

    /** Has the reader woken at each news until {@link #close}. It asks for the first events unwoken. Called once. */
    public void wakes(Wakeable toWake) {
        reader = toWake;
        inbox.feed().add(account, toWake);
    }

    /**
     * The next events, at most {@code limit}; none when there is nothing yet. A page with a gap has no events: those
     * up to its cursor are gone, or the store was restored, and reading goes on behind it.
     *
     * @throws io.webchat.domain.Refusal {@code unavailable} while the store can't be reached; the place stays
     */
    public ReadInbox.Page next(int limit) {
        if (gap) {
            gap = false;
            return gapUpTo(position);
        }
        LogReader.Slice slice = inbox.log().after(account, position, limit);
        if (slice.gap()) {
            position = slice.resumeAt();
            return gapUpTo(position);
        }
        List<EventView> events = inbox.views().of(slice.events());
        position = slice.end(position);
        return new ReadInbox.Page(events, cursor(position), slice.hasMore(), false);
    }

    /**
     * Everything before the cursor has been received. A cursor from before a restore acknowledges nothing.
     *
     * @throws io.webchat.domain.Refusal {@code cursor_invalid} for a cursor that this account was not given
     */
    public void acknowledge(Cursor cursor) {
        if (caller == null) {
            throw Refusal.of(RefusalCode.NOT_YOURS, "Only the agent itself acknowledges what it has received.");
        }
        inbox.acknowledge(caller, cursor, position);
    }

    private ReadInbox.Page gapUpTo(long seq) {
        return new ReadInbox.Page(List.of(), cursor(seq), true, true);
    }

    private Cursor cursor(long seq) {
        return inbox.views().cursor(account, seq);
    }

    @Override
    public void close() {
        Wakeable woken = reader;
        if (woken != null) {
            inbox.feed().remove(account, woken);
        }
    }
}
