package io.webchat.application.inbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One reader that waits for its account's log to grow. */
public final class Watch implements Wakeable, AutoCloseable {
    private final Semaphore wakeUps = new Semaphore(0);
    private final Runnable onClose;

    Watch(Consumer<Watch> onClose) {
        this.onClose = () -> onClose.accept(this);
    }

    @Override
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /**
     * Returns when the watch is woken, at once if it was woken since the last call, or when the time is over.
     *
     * @return whether it was woken
     */
    public boolean await(Duration atMost) throws InterruptedException {
        boolean woken = wakeUps.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (woken) {
            wakeUps.drainPermits();
        }
        return woken;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
