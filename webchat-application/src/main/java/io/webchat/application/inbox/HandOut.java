package io.webchat.application.inbox;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A page that is about to be written to its caller. The session's position moves by {@link #written}; a page that nobody
 * got is offered again. One of the two ways to settle it must be called; the second call of either has no effect.
 */
public final class HandOut {
    private final ReadInbox.Page page;
    private final Runnable onWritten;
    private final Runnable onSettled;
    private final AtomicBoolean settled = new AtomicBoolean();

    HandOut(ReadInbox.Page page, Runnable onWritten, Runnable onSettled) {
        this.page = page;
        this.onWritten = onWritten;
        this.onSettled = onSettled;
    }

    /** A page whose reading moves nothing. */
    static HandOut of(ReadInbox.Page page) {
        return new HandOut(page, () -> {}, () -> {});
    }

    public ReadInbox.Page page() {
        return page;
    }

    /** The answer was written to a live connection. */
    public void written() {
        settle(onWritten);
    }

    /** The answer did not reach its caller. */
    public void dropped() {
        settle(() -> {});
    }

    private void settle(Runnable effect) {
        if (settled.compareAndSet(false, true)) {
            try {
                effect.run();
            } finally {
                onSettled.run();
            }
        }
    }
}
