package io.webchat.application.bridge;

import io.webchat.domain.bridge.PhoneId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes who waits for something to carry. Who misses it looks again by itself. */
@Singleton
public final class QueueSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private boolean stopped;

    @Inject
    QueueSignal() {}

    /** Something for the phone was committed. */
    void ring(PhoneId phone) {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** To be taken before one looks, and waited behind. */
    long count() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /** Returns after a ring behind {@code seen}, or in the end. */
    void await(long seen, Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (rings == seen && !stopped && left > 0) {
                left = rung.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody go who waits now or later. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
