package io.webchat.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does the same things over and over, each in a thread of its own, and counts what falls into the measured time. */
final class Load {
    /** One of the things that are done again and again. */
    interface Loop {
        /** Does it once; returns how long it took in nanoseconds. */
        long once() throws Exception;
    }

    /** What the processes under test have used up so far. */
    interface Meter {
        Used read() throws IOException;

        /** Looks at nothing. */
        Meter NONE = () -> new Used(0, 0, 0);
    }

    /**
     * Processor time in nanoseconds.
     *
     * @param loadNanos of this process itself
     */
    record Used(long relayNanos, long databaseNanos, long loadNanos) {
        static Meter of(TestedRelay relay, ServerProcesses database) {
            return of(relay.pid(), database);
        }

        static Meter of(long pid, ServerProcesses database) {
            long own = ProcessHandle.current().pid();
            return () -> new Used(Proc.cpuNanos(pid), database.cpuNanos(), Proc.cpuNanos(own));
        }

        Used since(Used before) {
            return new Used(
                    relayNanos - before.relayNanos, databaseNanos - before.databaseNanos, loadNanos - before.loadNanos);
        }
    }

    /** What came of it, within {@code seconds}. */
    record Outcome(Latencies latencies, double seconds, Used used) {
        double perSecond() {
            return latencies.count() / seconds;
        }
    }

    private final ThreadFactory threads;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean measuring;
    private volatile boolean over;

    private Load(ThreadFactory threads) {
        this.threads = threads;
    }

    /** The usual load: virtual threads, which cost this machine the least beside what is measured. */
    static Outcome run(Duration warmUp, Duration measured, List<? extends Loop> loops, Meter meter) throws Exception {
        return new Load(Thread.ofVirtual().factory()).go(warmUp, measured, loops, meter);
    }

    /** For what would hold on to the carriers of virtual threads. */
    static Outcome runOnPlatformThreads(Duration warmUp, Duration measured, List<? extends Loop> loops)
            throws Exception {
        return new Load(Thread.ofPlatform().factory()).go(warmUp, measured, loops, Meter.NONE);
    }

    private Outcome go(Duration warmUp, Duration measured, List<? extends Loop> loops, Meter meter) throws Exception {
        List<Latencies> all = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (Loop loop : loops) {
            Latencies own = new Latencies();
            all.add(own);
            running.add(threads.newThread(() -> repeat(loop, own)));
        }
        running.forEach(Thread::start);
        Thread.sleep(warmUp);
        Used before = meter.read();
        long begin = System.nanoTime();
        measuring = true;
        Thread.sleep(measured);
        measuring = false;
        double seconds = (System.nanoTime() - begin) / 1e9;
        Used used = meter.read().since(before);
        over = true;
        for (Thread thread : running) {
            thread.join();
        }
        throwFailure();
        return new Outcome(sum(all), seconds, used);
    }

    private void repeat(Loop loop, Latencies latencies) {
        try {
            while (!over && failure.get() == null) {
                long nanos = loop.once();
                if (measuring) {
                    latencies.record(nanos);
                }
            }
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }

    private void throwFailure() throws Exception {
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private static Latencies sum(List<Latencies> all) {
        Latencies sum = new Latencies();
        all.forEach(sum::add);
        return sum;
    }
}
