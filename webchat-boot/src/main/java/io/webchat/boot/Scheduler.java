package io.webchat.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the relay does again and again beside its requests. A chore that fails is tried again at its next time. */
final class Scheduler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    private static final Duration MAX_STOP = Duration.ofSeconds(5);

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            4, Thread.ofPlatform().name("chores-", 1).daemon().factory());

    /** @param pause from the end of one run to the begin of the next */
    @SuppressWarnings("FutureReturnValueIgnored") // a chore never ends by itself, and never throws
    void every(Duration pause, String name, Runnable chore) {
        clock.scheduleWithFixedDelay(
                () -> runQuietly(name, chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once, without keeping the caller waiting. */
    void soon(String name, Runnable chore) {
        clock.execute(() -> runQuietly(name, chore));
    }

    private static void runQuietly(String name, Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            log.warn("{} failed and will be tried again: {}", name, e.toString());
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(MAX_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
