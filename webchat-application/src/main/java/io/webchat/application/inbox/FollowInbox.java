package io.webchat.application.inbox;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.transaction.RelayRecord;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.Cursor;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Follows an account's log without holding a thread: for streams and sockets. Reading removes nothing. */
public final class FollowInbox {
    private final LogReader log;
    private final InboxFeed feed;
    private final Acknowledgements acknowledgements;
    private final ReadInbox readInbox;
    private final EventViews views;
    private final RelayRecord relay;

    @Inject
    FollowInbox(
            LogReader log,
            InboxFeed feed,
            Acknowledgements acknowledgements,
            ReadInbox readInbox,
            EventViews views,
            RelayRecord relay) {
        this.log = log;
        this.feed = feed;
        this.acknowledgements = acknowledgements;
        this.readInbox = readInbox;
        this.views = views;
        this.relay = relay;
    }

    /**
     * Begins behind a cursor, which acknowledges all before it; without one, behind what the session has acknowledged.
     * What is handed out counts as received only when a later cursor says so.
     *
     * @throws Refusal {@code cursor_invalid} for a cursor that this account was not given
     */
    public Follower open(SignedIn caller, @Nullable Cursor cursor) {
        long stored = acknowledgements.position(caller.session().id());
        if (cursor == null) {
            return follower(caller, stored, false);
        }
        if (cursor.epoch() != relay.epoch()) {
            return follower(caller, stored, true);
        }
        cursor.requireOwner(caller.account().id());
        LogReader.Slice first = log.after(caller.account().id(), cursor.seq(), 1);
        if (first.gap() && first.resumeAt() < cursor.seq()) {
            return follower(caller, Math.min(stored, first.resumeAt()), true);
        }
        if (!first.gap()) {
            acknowledgements.upTo(caller.session().id(), cursor.seq());
        }
        return follower(caller, cursor.seq(), false);
    }

    /**
     * Follows another account's log without ever acknowledging; without a cursor, from the oldest event that is kept.
     *
     * @param reader whose log it is; the caller has been found to own it
     * @throws Refusal {@code cursor_invalid} for a cursor of another log
     */
    public Follower supervise(Account reader, @Nullable Cursor cursor) {
        AccountId account = reader.id();
        if (cursor != null && cursor.epoch() == relay.epoch()) {
            cursor.requireOwner(account);
            return new Follower(this, account, null, cursor.seq(), false);
        }
        return new Follower(this, account, null, log.begin(account), cursor != null);
    }

    private Follower follower(SignedIn caller, long from, boolean gap) {
        return new Follower(this, caller.account().id(), caller, from, gap);
    }

    LogReader log() {
        return log;
    }

    InboxFeed feed() {
        return feed;
    }

    EventViews views() {
        return views;
    }

    /** Cheap for what the follower itself has handed out; anything else is checked against the store. */
    void acknowledge(SignedIn caller, Cursor cursor, long handedOut) {
        cursor.requireOwner(caller.account().id());
        if (cursor.epoch() == relay.epoch() && cursor.seq() <= handedOut) {
            acknowledgements.upTo(caller.session().id(), cursor.seq());
        } else {
            readInbox.acknowledge(caller, cursor);
        }
    }
}
