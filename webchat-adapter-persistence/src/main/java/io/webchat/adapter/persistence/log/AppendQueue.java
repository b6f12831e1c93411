package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.database.SqlErrors;
import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The messages that wait for their commit, and how long they may. One thread takes them. */
final class AppendQueue {
    /** How long a caller waits before it is told that the outcome is open. */
    static final Duration MAX_WAIT = Duration.ofSeconds(15);

    /** Looks during that time: a timer for each message would cost more than its place in a commit. */
    private static final int LOOKS = 15;

    /** Messages in one transaction: past a few hundred a larger batch only makes the first wait for the last. */
    private static final int MAX_IN_BATCH = 512;

    /** Callers that may wait; the next one is asked to come again. */
    private static final int MAX_WAITING = 20_000;

    /** From so many in a batch on, those whom it answers are likely back with their next message in a moment. */
    private static final int COMPANY = 8;

    /** The moment: small beside a commit, which costs the same for one message and for fifty. */
    private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    private static final long IDLE_MILLIS = 100;

    /** @param since when its wait began, in the JVM's nanoseconds */
    record Pending(NewMessage message, CompletableFuture<Appended> answer, long since) {
        /** The same call with another form of its message. */
        Pending with(NewMessage changed) {
            return changed.equals(message) ? this : new Pending(changed, answer, since);
        }
    }

    private final Duration longestWait;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile List<Pending> underWay = List.of();
    private volatile boolean closed;
    private volatile boolean over;

    AppendQueue(Duration longestWait) {
        this.longestWait = longestWait;
        Thread.ofVirtual().name("log-watchman").start(this::watch);
    }

    /** @throws Refusal {@code unavailable} when too many wait, or nobody takes them any more */
    CompletableFuture<Appended> add(NewMessage message) {
        Pending pending = new Pending(message, new CompletableFuture<>(), System.nanoTime());
        if (closed || !queue.offer(pending)) {
            throw SqlErrors.unavailable(null);
        }
        if (over) {
            giveUp(pending);
        }
        return pending.answer();
    }

    /**
     * The next batch, to be answered before the next call; empty when there is none for now.
     *
     * @throws InterruptedException as it waits for a moment
     */
    List<Pending> take() throws InterruptedException {
        List<Pending> batch = new ArrayList<>();
        int last = underWay.size();
        underWay = List.of();
        Pending first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            gather(batch, last);
            underWay = List.copyOf(batch);
        }
        return batch;
    }

    private void gather(List<Pending> batch, int last) {
        queue.drainTo(batch, MAX_IN_BATCH - batch.size());
        if (last >= COMPANY && batch.size() < last) {
            LockSupport.parkNanos(MOMENT_NANOS);
            queue.drainTo(batch, MAX_IN_BATCH - batch.size());
        }
    }

    /** No more are added; those who wait are taken still. */
    void close() {
        closed = true;
    }

    boolean allTaken() {
        return closed && queue.isEmpty();
    }

    /** Nobody takes them any more. */
    void end() {
        over = true;
        queue.forEach(AppendQueue::giveUp);
    }

    private void watch() {
        try {
            while (!over) {
                Thread.sleep(longestWait.dividedBy(LOOKS));
                underWay.forEach(this::giveUpIfLate);
                queue.forEach(this::giveUpIfLate);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveUpIfLate(Pending pending) {
        if (!pending.answer().isDone() && System.nanoTime() - pending.since() > longestWait.toNanos()) {
            giveUp(pending);
        }
    }

    /** Its message may be stored all the same. */
    private static void giveUp(Pending pending) {
        pending.answer().completeExceptionally(SqlErrors.unavailable(new TimeoutException("no commit in time")));
    }
}
