package io.webchat.adapter.rest.live;

import io.webchat.adapter.rest.inbox.EventResponse;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.inbox.EventView;
import io.webchat.application.inbox.Follower;
import io.webchat.application.inbox.ReadInbox;
import io.webchat.application.inbox.Wakeable;
import io.webchat.application.live.LiveChannel;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.agents.Pause;
import io.webchat.domain.inbox.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream or socket. Takes from the log only what its reader has room for, so nothing piles up for a slow one;
 * holds a thread only while it has something to do.
 */
final class LiveStream implements Wakeable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    /** Events in one write; few of them when they turn out to be large. */
    private static final int MAX_EVENTS = 64;

    private static final int FEW_EVENTS = 8;
    private static final int LARGE_BYTES = 128 * 1024;

    private final LiveStreams streams;
    private final String token;
    private final Follower follower;
    private final EventSink outlet;
    private final OutOfBandFrames asides = new OutOfBandFrames();
    private final LiveChannel.Subscription listening;
    private final AtomicInteger calls = new AtomicInteger();
    private final Callback whenWritten =
            Callback.from(Invocable.InvocationType.NON_BLOCKING, this::written, this::failed);

    private volatile SignedIn caller;

    /** True before the start, too: the outlet may still be writing its greeting. */
    private volatile boolean writing = true;

    private volatile long lastWrite = System.nanoTime();
    private volatile long lastLife = lastWrite;
    private volatile boolean beatDue;
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

    /** Written by the one step that writes the last frame. */
    private boolean lastWritten;

    private final AtomicBoolean closed = new AtomicBoolean();
    private int limit = MAX_EVENTS;

    /** @param last written before the end; null for none */
    private record Ending(CloseReason why, @Nullable OutOfBandFrame last) {}

    LiveStream(LiveStreams streams, SignedIn caller, String token, Follower follower, EventSink outlet) {
        this.streams = streams;
        this.caller = caller;
        this.token = token;
        this.follower = follower;
        this.outlet = outlet;
        this.listening = streams.channel().listen(caller.account().id(), passing -> {
            asides.pass(streams.encoded(passing));
            wake();
        });
    }

    /** Begins to write what is there, and goes on as more comes. */
    void start() {
        follower.wakes(this);
        if (closed.get()) {
            // It ended while it began.
            follower.close();
        }
        endIfPaused();
        lastWrite = System.nanoTime();
        writing = false;
        wake();
    }

    /** Ends with the pause as its last frame if its caller is a paused agent. */
    void endIfPaused() {
        Pause pause = streams.agentStates().pause(caller.account());
        if (pause != null
                && ending.compareAndSet(
                        null, new Ending(CloseReason.PAUSED, json -> json.write(PausedResponse.of(pause))))) {
            wake();
        }
    }

    /** As its token was last seen to prove. */
    SignedIn caller() {
        return caller;
    }

    void acknowledge(Cursor cursor) {
        follower.acknowledge(cursor);
    }

    void answer(OutOfBandFrame answer) {
        asides.answer(answer);
        wake();
    }

    int answersWaiting() {
        return asides.size();
    }

    /** Ends it as soon as what is being written is out. */
    void end(CloseReason why) {
        ending.set(new Ending(why, null));
        wake();
    }

    @Override
    public void wake() {
        if (calls.getAndIncrement() == 0) {
            Thread.startVirtualThread(this::run);
        }
    }

    private void run() {
        int seen = calls.get();
        do {
            runOnce();
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }

    private void runOnce() {
        if (closed.get() || writing) {
            return;
        }
        try {
            step();
        } catch (RuntimeException e) {
            log.error("A stream failed", e);
            drop();
        }
    }

    private void step() {
        Ending end = ending.get();
        List<LiveFrame> frames = new ArrayList<>();
        asides.takeAll().forEach(aside -> frames.add(frame(aside)));
        if (end == null) {
            addEvents(frames);
        } else if (end.last() != null && !lastWritten) {
            lastWritten = true;
            frames.add(frame(end.last()));
        }
        if (!frames.isEmpty()) {
            beginWrite();
            outlet.write(frames, whenWritten);
        } else if (end != null) {
            finish(end.why());
        } else if (beatDue) {
            beginWrite();
            outlet.beat(whenWritten);
        }
    }

    private LiveFrame frame(OutOfBandFrame aside) {
        return new LiveFrame(null, aside.write(streams.json()));
    }

    private void finish(CloseReason why) {
        if (why == CloseReason.STOPPING && outlet.owesAnswers()) {
            return;
        }
        try {
            outlet.end(why);
        } finally {
            close();
        }
    }

    private void addEvents(List<LiveFrame> frames) {
        try {
            ReadInbox.Page page = follower.next(limit);
            if (page.gap()) {
                String cursor = page.cursor().toString();
                frames.add(new LiveFrame(cursor, streams.json().write(GapResponse.upTo(cursor))));
            }
            int bytes = 0;
            for (EventView event : page.events()) {
                EventResponse response = EventResponse.of(event);
                LiveFrame frame =
                        new LiveFrame(response.cursor(), streams.json().write(response));
                bytes += frame.bytes();
                frames.add(frame);
            }
            limit = bytes > LARGE_BYTES ? FEW_EVENTS : MAX_EVENTS;
        } catch (Refusal unavailable) {
            // The place stays; the next beat looks again.
            log.debug("The log can't be read just now: {}", unavailable.detail());
        }
    }

    private void beginWrite() {
        beatDue = false;
        lastWrite = System.nanoTime();
        writing = true;
    }

    private void written() {
        lastWrite = System.nanoTime();
        writing = false;
        outlet.written();
        wake();
    }

    private void failed(Throwable failure) {
        log.debug("A stream's client went away", failure);
        drop();
    }

    /** Its client is gone, or as good as. */
    private void drop() {
        if (!closed.get()) {
            close();
            outlet.abort();
        }
    }

    /** Looks after itself; returns at once. */
    void tick(LiveConfig config, Instant clock) {
        long now = System.nanoTime();
        if (writing && now - lastWrite > config.stuck().toNanos()) {
            log.info(
                    "A stream of {} was dropped: its client doesn't read",
                    caller.session().id());
            drop();
            return;
        }
        if (caller.session().expiredAt(clock)) {
            end(CloseReason.SESSION_ENDED);
        }
        if (!writing && now - lastWrite >= config.heartbeat().toNanos()) {
            beatDue = true;
            wake();
        }
        if (now - lastLife >= config.lifeSign().toNanos()) {
            lastLife = now;
            Thread.startVirtualThread(this::showLife);
        }
    }

    private void showLife() {
        try {
            caller = streams.signIn(token);
            streams.heartbeats().of(caller);
        } catch (Refusal refusal) {
            if (refusal.code() == RefusalCode.SESSION_INVALID) {
                end(CloseReason.SESSION_ENDED);
            }
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            follower.close();
            listening.close();
            streams.remove(this);
        }
    }
}
