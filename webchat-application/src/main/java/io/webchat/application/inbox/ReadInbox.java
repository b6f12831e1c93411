package io.webchat.application.inbox;

import io.webchat.application.agents.AgentStates;
import io.webchat.application.directory.Heartbeats;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.transaction.RelayRecord;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.inbox.Cursor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an account's log from a place on, and waits for it to grow. Reading removes nothing. */
public final class ReadInbox {
    /** Events in one answer, when the caller doesn't say. The contract's numbers, here and below. */
    public static final int USUAL_LIMIT = 20;

    public static final int MAX_LIMIT = 500;
    public static final Duration MAX_WAIT = Duration.ofSeconds(55);

    /** How long a waiting reader relies on being woken: a signal of another node can be lost. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /**
     * Where to read from.
     *
     * @param cursor null for the session's own stored position, which then moves on
     * @param holdFor how long to hold the call while there is nothing
     */
    public record Query(SignedIn caller, @Nullable Cursor cursor, int limit, Duration holdFor) {
        public Query {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw Refusal.field("limit", "out_of_range", "Give limit 1 to " + MAX_LIMIT + ".");
            }
            requireWait(holdFor);
        }
    }

    /**
     * Some events, in order.
     *
     * @param cursor the place behind the last of them
     * @param hasMore there are events behind it already
     * @param gap the caller's place can't be continued: events were pruned or the store was restored; {@code cursor}
     *     is where it can
     */
    public record Page(List<EventView> events, Cursor cursor, boolean hasMore, boolean gap) {}

    /** @throws Refusal when a call can't be held so long */
    public static void requireWait(Duration holdFor) {
        if (holdFor.isNegative() || holdFor.compareTo(MAX_WAIT) > 0) {
            throw Refusal.field("wait", "out_of_range", "Give wait 0 to " + MAX_WAIT.toSeconds() + " seconds.");
        }
    }

    private final LogReader log;
    private final InboxFeed feed;
    private final Acknowledgements acknowledgements;
    private final Heartbeats heartbeats;
    private final EventViews views;
    private final RelayRecord relay;
    private final AgentStates agentStates;
    private final HeldCalls heldCalls;
    private final HandOutTurns handOuts = new HandOutTurns();

    @Inject
    ReadInbox(
            LogReader log,
            InboxFeed feed,
            Acknowledgements acknowledgements,
            Heartbeats heartbeats,
            EventViews views,
            RelayRecord relay,
            AgentStates agentStates,
            HeldCalls heldCalls) {
        this.log = log;
        this.feed = feed;
        this.acknowledgements = acknowledgements;
        this.heartbeats = heartbeats;
        this.views = views;
        this.relay = relay;
        this.agentStates = agentStates;
        this.heldCalls = heldCalls;
    }

    /**
     * Returns events after a cursor, which acknowledges all before it; or, without one, each event once for the session.
     * For callers in the same process: what is returned counts as handed out.
     *
     * @throws Refusal {@code agent_paused} for a paused agent, also while it waits
     */
    public Page handle(Query query) throws InterruptedException {
        HandOut handOut = offer(query, CallerConnection.IN_PROCESS);
        handOut.written();
        return handOut.page();
    }

    /**
     * As {@link #handle}, for a caller that may go away while it waits: the session's position moves only when the
     * hand-out is settled as written. While a hand-out of a session isn't settled, its next call waits.
     *
     * @throws Refusal {@code session_invalid} if the session ends while the call is held
     */
    public HandOut offer(Query query, CallerConnection connection) throws InterruptedException {
        heartbeats.of(query.caller());
        agentStates.requireActive(query.caller().account());
        long deadline = System.nanoTime() + query.holdFor().toNanos();
        SessionId session = query.caller().session().id();
        Cursor cursor = query.cursor();
        if (cursor == null) {
            try (HeldCall call = heldCalls.take(session, connection)) {
                return takeNext(query, call, deadline);
            }
        }
        try (HeldCall call = heldCalls.hold(session, connection)) {
            return HandOut.of(readFrom(query, cursor, call, deadline));
        }
    }

    /** Where the session's own reading continues. */
    public Cursor position(SignedIn caller) {
        return views.cursor(
                caller.account().id(),
                acknowledgements.position(caller.session().id()));
    }

    /**
     * Everything before the cursor has been received; stored when this returns.
     *
     * @return where to resume when the cursor is from before a restore, in which case nothing is acknowledged
     */
    public Optional<Cursor> acknowledge(SignedIn caller, Cursor cursor) {
        AccountId account = caller.account().id();
        SessionId session = caller.session().id();
        cursor.requireOwner(account);
        long end = log.end(account);
        if (cursor.epoch() != relay.epoch() || cursor.seq() > end) {
            return Optional.of(views.cursor(account, Math.min(acknowledgements.position(session), end)));
        }
        acknowledgements.upTo(session, cursor.seq());
        acknowledgements.flush();
        return Optional.empty();
    }

    private Page readFrom(Query query, Cursor cursor, HeldCall call, long deadline) throws InterruptedException {
        AccountId account = query.caller().account().id();
        SessionId session = query.caller().session().id();
        if (cursor.epoch() != relay.epoch()) {
            return gap(account, acknowledgements.position(session));
        }
        cursor.requireOwner(account);
        LogReader.Slice slice = log.after(account, cursor.seq(), query.limit());
        if (!slice.gap()) {
            // Before the call is held, or the sender would learn of it only when the next message comes.
            acknowledgements.upTo(session, cursor.seq());
            slice = slice.answers() ? slice : waitFor(query, cursor.seq(), call, deadline);
        }
        if (slice.gap()) {
            boolean restored = slice.resumeAt() < cursor.seq();
            long resumeAt =
                    restored ? Math.min(acknowledgements.position(session), slice.resumeAt()) : slice.resumeAt();
            return gap(account, resumeAt);
        }
        return page(account, slice, cursor.seq());
    }

    private HandOut takeNext(Query query, HeldCall call, long deadline) throws InterruptedException {
        AccountId account = query.caller().account().id();
        SessionId session = query.caller().session().id();
        while (true) {
            long seen = acknowledgements.position(session);
            LogReader.Slice waited = waitFor(query, seen, call, deadline);
            boolean over = System.nanoTime() >= deadline || feed.stopping();
            if (!call.active() || (over && !waited.answers())) {
                return HandOut.of(new Page(List.of(), views.cursor(account, seen), waited.hasMore(), false));
            }
            if (!handOuts.begin(session)) {
                return HandOut.of(new Page(List.of(), views.cursor(account, seen), true, false));
            }
            // From here on no other call of the session hands out.
            boolean handedOn = false;
            try {
                long from = acknowledgements.position(session);
                LogReader.Slice slice = log.after(account, from, query.limit());
                if (slice.gap() && slice.resumeAt() < from) {
                    acknowledgements.backTo(session, slice.resumeAt());
                }
                Page page = page(account, slice, slice.gap() ? slice.resumeAt() : from);
                List<EventView> others =
                        page.events().stream().filter(ReadInbox::notAnEcho).toList();
                if (others.isEmpty() && !slice.gap() && System.nanoTime() < deadline) {
                    // Only echoes of what the account wrote itself, or events of a newer version.
                    acknowledgements.upTo(session, page.cursor().seq());
                } else if (call.active()) {
                    handedOn = true;
                    return new HandOut(
                            new Page(others, page.cursor(), page.hasMore(), slice.gap()),
                            () -> acknowledgements.upTo(session, page.cursor().seq()),
                            () -> handOuts.end(session));
                }
            } finally {
                if (!handedOn) {
                    handOuts.end(session);
                }
            }
        }
    }

    /** What the account itself wrote, saved messages aside, would make a simple loop answer itself. */
    private static boolean notAnEcho(EventView event) {
        return !event.own()
                || !(event.body() instanceof EventView.Body.Message arrived)
                || arrived.message().to().equals(arrived.message().from().value());
    }

    private Page gap(AccountId account, long resumeAt) {
        return new Page(List.of(), views.cursor(account, resumeAt), true, true);
    }

    private Page page(AccountId account, LogReader.Slice slice, long from) {
        return new Page(views.of(slice.events()), views.cursor(account, slice.end(from)), slice.hasMore(), false);
    }

    private LogReader.Slice waitFor(Query query, long from, HeldCall call, long deadline) throws InterruptedException {
        AccountId account = query.caller().account().id();
        LogReader.Slice slice = log.after(account, from, query.limit());
        if (slice.answers() || System.nanoTime() >= deadline) {
            return slice;
        }
        try (Watch watch = feed.watch(account)) {
            boolean goOn = true;
            while (true) {
                slice = log.after(account, from, query.limit());
                long left = deadline - System.nanoTime();
                if (slice.answers() || left <= 0 || feed.stopping() || !goOn) {
                    return slice;
                }
                goOn = call.await(watch, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
                agentStates.requireActive(query.caller().account());
            }
        }
    }
}
