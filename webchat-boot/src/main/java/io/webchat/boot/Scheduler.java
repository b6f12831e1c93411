package io.webchat.boot;

import io.webchat.application.work.WorkSignal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the relay's background work. Each job has a thread of its own, so that none waits for another; one that fails is
 * tried again, after ever longer pauses.
 */
final class Scheduler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    private static final Duration MAX_STOP = Duration.ofSeconds(5);

    /** Between attempts of a job that fails. */
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    /** A job that goes on failing is reported again after so many failures. */
    private static final int REPORTED_EACH = 100;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<WorkSignal> signals = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /** Upkeep that other work depends on: on a platform thread, which no computation of others can keep from running. */
    void critical(Duration pause, String name, Runnable job) {
        begin(Thread.ofPlatform().daemon(), name, new Job(name, pause, job)::repeat);
    }

    /** @param pause from the end of one run to the begin of the next */
    void every(Duration pause, String name, Runnable job) {
        begin(Thread.ofVirtual(), name, new Job(name, pause, job)::repeat);
    }

    /** Once, without keeping the caller waiting. */
    void soon(String name, Runnable job) {
        begin(Thread.ofVirtual(), name, () -> new Job(name, MAX_PAUSE, job).run());
    }

    /**
     * Work that is done when a signal is raised, and now and then whatever was signalled.
     *
     * @param gathering how long more may come before the work begins
     * @param onSignal what is done after a signal
     * @param clock the longest time between two runs of {@code onClock}
     * @param onClock looks for what no signal told of: work of earlier runs and of other nodes
     */
    void drain(
            String name, WorkSignal signal, Duration gathering, Runnable onSignal, Duration clock, Runnable onClock) {
        signals.add(signal);
        Job signalled = new Job(name, Duration.ZERO, onSignal);
        Job looking = new Job(name, Duration.ZERO, onClock);
        begin(Thread.ofVirtual(), name, () -> {
            long next = System.nanoTime() + clock.toNanos();
            while (true) {
                if (signal.await(Duration.ofNanos(next - System.nanoTime()))) {
                    if (stops(gathering)) {
                        return;
                    }
                    signalled.run();
                    if (stops(signalled.rest())) {
                        return;
                    }
                }
                if (System.nanoTime() - next >= 0) {
                    looking.run();
                    next = System.nanoTime() + clock.plus(looking.rest()).toNanos();
                }
                if (stops(Duration.ZERO)) {
                    return;
                }
            }
        });
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    private void begin(Thread.Builder builder, String name, Loop loop) {
        threads.removeIf(thread -> !thread.isAlive());
        threads.add(builder.name(name).start(() -> {
            try {
                loop.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** Whether the scheduler is closed within the time. */
    private boolean stops(Duration time) throws InterruptedException {
        return stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** One kind of work, and how often in a row it has failed. */
    private final class Job {
        private final String name;
        private final Duration pause;
        private final Runnable work;
        private int failures;

        Job(String name, Duration pause, Runnable work) {
            this.name = name;
            this.pause = pause;
            this.work = work;
        }

        void repeat() throws InterruptedException {
            while (!stops(pause.plus(rest()))) {
                run();
            }
        }

        void run() {
            try {
                work.run();
                if (failures > 0) {
                    log.info("{}: works again", name);
                }
                failures = 0;
            } catch (RuntimeException e) {
                failed(e);
            }
        }

        private void failed(RuntimeException e) {
            if (failures % REPORTED_EACH == 0) {
                log.warn("{} failed and will be tried again: {}", name, e.toString());
            } else {
                log.debug("{} failed again", name, e);
            }
            failures++;
        }

        /** What is added to the pause after failures. */
        Duration rest() {
            Duration rest = Duration.ofMillis(100).multipliedBy((1L << Math.min(failures, 10)) - 1);
            return rest.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : rest;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        signals.forEach(WorkSignal::raise);
        long end = System.nanoTime() + MAX_STOP.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
