package io.webchat.application.inbox;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.SessionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call that waits for something. It ends early if its session ends, its client goes away, or a newer call replaces it. */
public final class HeldCall implements AutoCloseable {
    /** How often a waiting call looks whether its client is still connected. */
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final HeldCalls calls;
    private final SessionId session;
    private final CallerConnection connection;
    private volatile boolean replaced;
    private volatile boolean sessionEnded;
    private volatile @Nullable Wakeable waiting;

    HeldCall(HeldCalls calls, SessionId session, CallerConnection connection) {
        this.calls = calls;
        this.session = session;
        this.connection = connection;
    }

    SessionId session() {
        return session;
    }

    /**
     * Waits until the watch is woken, at most {@code atMost}, and looks every second whether the client is connected.
     *
     * @return false if the call has to end now, with nothing to hand out
     * @throws Refusal {@code session_invalid} if its session has ended
     */
    public boolean await(Watch watch, Duration atMost) throws InterruptedException {
        waiting = watch;
        long end = System.nanoTime() + atMost.toNanos();
        boolean woken = false;
        while (active() && !woken && System.nanoTime() < end) {
            woken = watch.await(Duration.ofNanos(Math.min(end - System.nanoTime(), PROBE.toNanos())));
        }
        return active();
    }

    /**
     * Whether the answer can still reach its caller.
     *
     * @throws Refusal {@code session_invalid} if its session has ended
     */
    public boolean active() {
        if (sessionEnded) {
            throw Refusal.of(RefusalCode.SESSION_INVALID, "Sign in again: this session has ended.");
        }
        return !replaced && connection.open();
    }

    void replace() {
        replaced = true;
        wake();
    }

    void endSession() {
        sessionEnded = true;
        wake();
    }

    private void wake() {
        Wakeable woken = waiting;
        if (woken != null) {
            woken.wake();
        }
    }

    @Override
    public void close() {
        calls.remove(this);
    }
}
