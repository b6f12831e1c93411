package io.webchat.adapter.rest.live;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What waits to be told beside the log. Answers are all kept, their number is the asker's to bound; the rest is not. */
final class OutOfBandFrames {
    /** EphemeralEvent events that wait; of more, the newest are lost. */
    private static final int MAX_PASSING = 64;

    private @Nullable Queue<OutOfBandFrame> waiting;

    synchronized void answer(OutOfBandFrame answer) {
        queue().add(answer);
    }

    synchronized void pass(OutOfBandFrame passing) {
        if (queue().size() < MAX_PASSING) {
            queue().add(passing);
        }
    }

    synchronized int size() {
        return waiting == null ? 0 : waiting.size();
    }

    synchronized List<OutOfBandFrame> takeAll() {
        if (waiting == null) {
            return List.of();
        }
        List<OutOfBandFrame> all = List.copyOf(waiting);
        // An idle stream keeps no queue.
        waiting = null;
        return all;
    }

    private Queue<OutOfBandFrame> queue() {
        if (waiting == null) {
            waiting = new ArrayDeque<>(4);
        }
        return waiting;
    }
}
