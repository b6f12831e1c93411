package io.webchat.bench;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One message under way from one person to another: sent, answered, received; then the next. */
final class PairLoop implements PairLoad.Loop {
    private static final int LOST_SECONDS = 10;

    private record Arrival(long number, long at) {}

    private final SignIn.Pair pair;
    private final HttpConnection connection;
    private final Follower receiver;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final long intervalNanos;
    private long due;
    private long number;

    /** @param intervalNanos from one send to the next; 0 for as soon as the last one has arrived */
    PairLoop(int port, SignIn.Pair pair, Follower.Opening opening, long intervalNanos) throws IOException {
        this.pair = pair;
        this.intervalNanos = intervalNanos;
        this.connection = HttpConnection.open(port);
        this.receiver =
                opening.open(port, pair.receiver(), arrived -> arrivals.add(new Arrival(arrived, System.nanoTime())));
        this.due = System.nanoTime();
    }

    /** From when the message was due, so that one that is late makes those behind it late too. */
    @Override
    public long once() throws Exception {
        long begin = next();
        connection.call(pair.sender().send(pair.receiver(), ++number)).require(202);
        Arrival arrival = arrivals.poll(LOST_SECONDS, TimeUnit.SECONDS);
        receiver.requireAlive();
        if (arrival == null || arrival.number() != number) {
            throw new IllegalStateException("sent " + number + ", received " + arrival);
        }
        return arrival.at() - begin;
    }

    private long next() throws InterruptedException {
        if (intervalNanos == 0) {
            return System.nanoTime();
        }
        due += intervalNanos;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        return due;
    }

    @Override
    public void close() throws IOException {
        receiver.close();
        connection.close();
    }
}
