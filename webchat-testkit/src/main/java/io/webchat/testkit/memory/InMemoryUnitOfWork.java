package io.webchat.testkit.memory;

import io.webchat.application.inbox.InboxFeed;
import io.webchat.application.transaction.UnitOfWork;
import io.webchat.domain.inbox.InboxEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One unit of work at a time, under one lock; what it changed is put back when it throws. */
final class InMemoryUnitOfWork implements UnitOfWork {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<InboxEvent> written = new ArrayList<>();
    private final InboxFeed feed;

    InMemoryUnitOfWork(InboxFeed feed) {
        this.feed = feed;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            return lock.getHoldCount() > 1 ? work.get() : outermost(work);
        } finally {
            lock.unlock();
        }
    }

    /** How to put back what has just been changed. */
    void undoBy(Runnable step) {
        undo.push(step);
    }

    /** To be told to the feed after the commit. */
    void wrote(InboxEvent event) {
        written.add(event);
    }

    private <T> T outermost(Supplier<T> work) {
        try {
            T result = work.get();
            feed.committed(List.copyOf(written));
            return result;
        } catch (RuntimeException | Error e) {
            undo.forEach(Runnable::run);
            throw e;
        } finally {
            undo.clear();
            written.clear();
        }
    }
}
