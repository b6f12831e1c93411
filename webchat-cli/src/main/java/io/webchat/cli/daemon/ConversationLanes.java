package io.webchat.cli.daemon;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/** Runs work of different conversations side by side, and that of each in its order. */
final class ConversationLanes {
    /** Events that are taken from the stream before their turn. */
    private static final int MAX_WAITING = 256;

    private final Semaphore running;
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final Map<String, Queue<Runnable>> lanes = new HashMap<>();

    ConversationLanes(int parallel) {
        this.running = new Semaphore(parallel, true);
    }

    /** Takes work; waits while too much of it waits. */
    void add(String conversation, Runnable work) throws InterruptedException {
        room.acquire();
        synchronized (lanes) {
            Queue<Runnable> lane = lanes.get(conversation);
            if (lane != null) {
                lane.add(work);
                return;
            }
            lanes.put(conversation, new ArrayDeque<>());
        }
        Thread.ofVirtual().name("lane " + conversation).start(() -> drain(conversation, work));
    }

    private void drain(String conversation, Runnable first) {
        Runnable work = first;
        while (work != null) {
            running.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                running.release();
                room.release();
            }
            synchronized (lanes) {
                Queue<Runnable> lane = lanes.get(conversation);
                work = lane == null ? null : lane.poll();
                if (work == null) {
                    lanes.remove(conversation);
                }
            }
        }
    }
}
