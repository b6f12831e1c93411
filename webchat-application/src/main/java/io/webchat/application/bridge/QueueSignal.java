package io.webchat.application.bridge;

import io.webchat.application.signals.Signal;
import io.webchat.application.signals.Signals;
import io.webchat.application.work.WorkSignal;
import io.webchat.domain.bridge.PhoneId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the calls that wait for messages of one phone, and the dispatcher. A call that misses it looks again later. */
@Singleton
public final class QueueSignal {
    private final Map<PhoneId, Rings> phones = new ConcurrentHashMap<>();
    private final WorkSignal dispatcher = new WorkSignal();
    private final Signals signals;
    private volatile boolean stopped;

    @Inject
    QueueSignal(Signals signals) {
        this.signals = signals;
        signals.listen(this::heard);
    }

    /** Something for the phone was committed. */
    void ring(PhoneId phone) {
        ringHere(phone);
        signals.publish(List.of(new Signal.QueueGrew(phone)));
    }

    private void heard(Signal signal) {
        switch (signal) {
            case Signal.QueueGrew grew -> ringHere(grew.phone());
            case Signal.AnythingChanged anything -> phones.keySet().forEach(this::ringHere);
            default -> {}
        }
    }

    private void ringHere(PhoneId phone) {
        of(phone).ring();
        dispatcher.raise();
    }

    /** Raised when there may be something to send by a gateway. */
    WorkSignal dispatcher() {
        return dispatcher;
    }

    /** To be read before looking for messages, and handed to {@link #await} afterwards. */
    long count(PhoneId phone) {
        return of(phone).count();
    }

    /** Returns after a ring for the phone since {@code seen}, or in the end. */
    void await(PhoneId phone, long seen, Duration longest) {
        of(phone).await(seen, longest);
    }

    private Rings of(PhoneId phone) {
        return phones.computeIfAbsent(phone, key -> new Rings());
    }

    /** Lets every call go that waits now or later. */
    public void stop() {
        stopped = true;
        phones.values().forEach(Rings::ring);
    }

    boolean stopped() {
        return stopped;
    }

    /** Those of one phone. */
    private final class Rings {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private long count;

        void ring() {
            lock.lock();
            try {
                count++;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }

        long count() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }

        void await(long seen, Duration longest) {
            long left = longest.toNanos();
            lock.lock();
            try {
                while (count == seen && !stopped && left > 0) {
                    left = rung.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }
    }
}
