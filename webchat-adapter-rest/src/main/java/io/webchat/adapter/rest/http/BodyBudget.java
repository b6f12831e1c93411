package io.webchat.adapter.rest.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of request bodies that may be held in memory at the same time. A stranger's bodies get a quarter of it, so
 * that they can't take the room of callers who are signed in.
 */
public final class BodyBudget {
    /** A body of this size is not counted: the number of connections bounds them. */
    static final int FREE_BYTES = 4 * 1024;

    private static final int STRANGERS_SHARE = 4;

    /**
     * Of the heap: a body is held as bytes, as characters and as what is read from them, which together can take twenty
     * times its size.
     */
    private static final int HEAP_SHARE = 64;

    private static final long MIN_BYTES = 4L << 20;

    private final long capacity;
    private final AtomicLong signedIn = new AtomicLong();
    private final AtomicLong strangers = new AtomicLong();

    public BodyBudget(long capacity) {
        this.capacity = capacity;
    }

    /** As much as suits this JVM's heap. */
    public static BodyBudget ofHeap() {
        return new BodyBudget(Math.max(MIN_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    public long capacity() {
        return capacity;
    }

    /** How much is taken now. */
    public long taken() {
        return signedIn.get() + strangers.get();
    }

    boolean take(boolean stranger, long bytes) {
        AtomicLong pool = stranger ? strangers : signedIn;
        if (pool.addAndGet(bytes) > (stranger ? capacity / STRANGERS_SHARE : capacity)) {
            pool.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(boolean stranger, long bytes) {
        (stranger ? strangers : signedIn).addAndGet(-bytes);
    }
}
