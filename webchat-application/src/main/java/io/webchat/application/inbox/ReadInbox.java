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
import org.jspecify.annotations.Nullable;

/** Reads an account's log from a place on, and waits for it to grow. Reading removes nothing. */
public final class ReadInbox {
    /** Events in one answer, when the caller doesn't say. The contract's numbers, here and below. */
    public static final int USUAL_LIMIT = 20;

    public static final int MAX_LIMIT = 500;
    public static final Duration MAX_WAIT = Duration.ofSeconds(55);

    /** How long a waiting reader trusts that it would have been woken. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

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

    @Inject
    ReadInbox(
            LogReader log,
            InboxFeed feed,
            Acknowledgements acknowledgements,
            Heartbeats heartbeats,
            EventViews views,
            RelayRecord relay,
            AgentStates agentStates) {
        this.log = log;
        this.feed = feed;
        this.acknowledgements = acknowledgements;
        this.heartbeats = heartbeats;
        this.views = views;
        this.relay = relay;
        this.agentStates = agentStates;
    }

    /**
     * Events after a cursor, which acknowledges all before it; or, without one, each event once for the session.
     *
     * @throws Refusal {@code agent_paused} for a paused agent, also while it waits
     */
    public Page handle(Query query) throws InterruptedException {
        heartbeats.of(query.caller());
        agentStates.requireActive(query.caller().account());
        long deadline = System.nanoTime() + query.holdFor().toNanos();
        return query.cursor() == null ? takeNext(query, deadline) : readFrom(query, query.cursor(), deadline);
    }

    /** Everything before the cursor has been received; stored when this returns. */
    public void acknowledge(SignedIn caller, Cursor cursor) {
        AccountId account = caller.account().id();
        cursor.requireOwner(account);
        if (cursor.epoch() != relay.epoch() || cursor.seq() > log.end(account)) {
            throw LogReader.beyondEnd();
        }
        acknowledgements.upTo(caller.session().id(), cursor.seq());
        acknowledgements.flush();
    }

    private Page readFrom(Query query, Cursor cursor, long deadline) throws InterruptedException {
        AccountId account = query.caller().account().id();
        SessionId session = query.caller().session().id();
        if (cursor.epoch() != relay.epoch()) {
            return gap(account, acknowledgements.position(session));
        }
        cursor.requireOwner(account);
        LogReader.Slice slice = log.after(account, cursor.seq(), query.limit());
        if (slice.prunedTo() <= cursor.seq()) {
            // Before the call is held, or the sender would learn of it only when the next message comes.
            acknowledgements.upTo(session, cursor.seq());
            slice = slice.answers(cursor.seq()) ? slice : waitFor(query, cursor.seq(), deadline);
        }
        return slice.prunedTo() > cursor.seq() ? gap(account, slice.prunedTo()) : page(account, slice, cursor.seq());
    }

    private Page takeNext(Query query, long deadline) throws InterruptedException {
        AccountId account = query.caller().account().id();
        SessionId session = query.caller().session().id();
        while (true) {
            long from = acknowledgements.position(session);
            LogReader.Slice slice = waitFor(query, from, deadline);
            long start = Math.max(from, slice.prunedTo());
            Page page = page(account, slice, start);
            boolean moved = acknowledgements.move(session, from, page.cursor().seq());
            List<EventView> others =
                    page.events().stream().filter(ReadInbox::notAnEcho).toList();
            boolean onlyEchoes = others.isEmpty() && !page.events().isEmpty() && start == from;
            boolean nothingYet = onlyEchoes && System.nanoTime() < deadline;
            if (moved && !nothingYet) {
                return new Page(others, page.cursor(), page.hasMore(), start > from);
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
        List<EventView> events = slice.events().stream().map(views::of).toList();
        long end = events.isEmpty() ? from : events.getLast().seq();
        return new Page(events, views.cursor(account, end), slice.hasMore(), false);
    }

    private LogReader.Slice waitFor(Query query, long from, long deadline) throws InterruptedException {
        AccountId account = query.caller().account().id();
        LogReader.Slice slice = log.after(account, from, query.limit());
        if (slice.answers(from) || System.nanoTime() >= deadline) {
            return slice;
        }
        try (Watch watch = feed.watch(account)) {
            while (true) {
                slice = log.after(account, from, query.limit());
                long left = deadline - System.nanoTime();
                if (slice.answers(from) || left <= 0 || feed.stopping()) {
                    return slice;
                }
                watch.await(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
                agentStates.requireActive(query.caller().account());
            }
        }
    }
}
