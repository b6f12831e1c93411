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
    private final List<Runnable> messages = new ArrayList<>();
    private final List<Runnable> events = new ArrayList<>();
    private final List<InboxEvent> written = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
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

    @Override
    public void afterCommit(Runnable action) {
        if (lock.isHeldByCurrentThread()) {
            afterCommit.add(action);
        } else {
            action.run();
        }
    }

    /** Takes back what has just been changed, if the unit fails. */
    void undoBy(Runnable step) {
        undo.push(step);
    }

    /** Stores a message at the end of the unit, before its events. */
    void stageMessage(Runnable step) {
        messages.add(step);
    }

    /** Stores an event, or what depends on the messages' places, at the end of the unit. */
    void stageEvent(Runnable step) {
        events.add(step);
    }

    /** Hands the event to the feed after the commit. */
    void wrote(InboxEvent event) {
        written.add(event);
    }

    private <T> T outermost(Supplier<T> work) {
        try {
            T result = work.get();
            messages.forEach(Runnable::run);
            events.forEach(Runnable::run);
            List<Runnable> actions = List.copyOf(afterCommit);
            feed.committed(List.copyOf(written));
            actions.forEach(Runnable::run);
            return result;
        } catch (RuntimeException | Error e) {
            undo.forEach(Runnable::run);
            throw e;
        } finally {
            undo.clear();
            messages.clear();
            events.clear();
            written.clear();
            afterCommit.clear();
        }
    }
}
