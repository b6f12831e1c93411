package io.webchat.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that an interrupt does not cut short, for work that must be finished on the way out. */
final class Wait {
    private static final long PAUSE_NANOS = 5_000_000;

    private Wait() {}

    /** Whether the condition came true within the time. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        var interrupted = false;
        try {
            var deadline = System.nanoTime() + limit.toNanos();
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
