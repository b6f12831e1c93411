package io.webchat.application.inbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One reader that waits for its account's log to grow. */
public final class Watch implements Wakeable, AutoCloseable {
    private final Semaphore news = new Semaphore(0);
    private final Runnable onClose;

    Watch(Consumer<Watch> onClose) {
        this.onClose = () -> onClose.accept(this);
    }

    @Override
    public void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Returns at the first news since the last call, or when the time is over. */
    public void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    @Override
    public void close() {
        onClose.run();
    }
}
