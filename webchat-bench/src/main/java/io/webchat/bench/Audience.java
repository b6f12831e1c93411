package io.webchat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Many people with an open stream each. */
final class Audience implements Closeable {
    private static final int OPENING_AT_ONCE = 32;
    private static final Duration MAX_OPENING = Duration.ofMinutes(2);

    private final int port;
    private final int bytes;
    private final int size;
    private final Semaphore opening = new Semaphore(OPENING_AT_ONCE);
    private final CountDownLatch opened;
    private final Queue<EventStream> streams = new ConcurrentLinkedQueue<>();
    private final Map<Long, CountDownLatch> missing = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** Returns when all streams are open. */
    Audience(int port, List<Person> people, int bytes) throws InterruptedException, IOException {
        this.port = port;
        this.bytes = bytes;
        this.size = people.size();
        this.opened = new CountDownLatch(size);
        people.forEach(person -> Thread.startVirtualThread(() -> follow(person)));
        try {
            await(opened, MAX_OPENING, "streams don't open");
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    private void follow(Person person) {
        try {
            EventStream stream = open(person);
            while (!closed) {
                latch(stream.next()).countDown();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (!closed) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private EventStream open(Person person) throws IOException, InterruptedException {
        opening.acquire();
        try {
            EventStream stream = EventStream.open(port, person, EventStream.ANY_TIME, bytes);
            streams.add(stream);
            opened.countDown();
            return stream;
        } finally {
            opening.release();
        }
    }

    /** Until the last of them has the message with that number. */
    void awaitAll(long number, Duration patience) throws InterruptedException {
        await(latch(number), patience, "readers don't get message " + number);
        missing.remove(number);
    }

    /** @throws IllegalStateException when a stream has ended */
    void requireAlive() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a stream has ended", failed);
        }
    }

    private CountDownLatch latch(long number) {
        return missing.computeIfAbsent(number, key -> new CountDownLatch(size));
    }

    private void await(CountDownLatch latch, Duration patience, String problem) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!latch.await(1, TimeUnit.SECONDS)) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(latch.getCount() + " of " + size + " " + problem);
            }
        }
        requireAlive();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (EventStream stream : streams) {
            stream.close();
        }
    }
}
