package io.webchat.application.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one worker. Several calls before the worker looks count as one; a call while it works makes it look again. */
public final class WorkSignal {
    private final Semaphore raised = new Semaphore(0);

    /** There may be something to do. */
    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Takes the signal back; returns whether it was raised. */
    public boolean lower() {
        return raised.drainPermits() > 0;
    }

    /** Waits until it is raised, and lowers it; false when it wasn't in this time. */
    public boolean await(Duration atMost) throws InterruptedException {
        boolean was = raised.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        return lower() || was;
    }
}
