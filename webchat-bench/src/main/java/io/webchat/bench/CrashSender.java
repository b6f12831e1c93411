package io.webchat.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends 1, 2, 3 … as a good client does through crashes: what was not answered is sent again under the same key until it
 * is.
 */
final class CrashSender implements Runnable {
    private static final long PAUSE_MILLISECONDS = 5;
    private static final long RETRY_MILLISECONDS = 50;

    private final int port;
    private final SignIn.Pair pair;
    private @Nullable HttpConnection connection;
    private volatile boolean over;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private volatile @Nullable Exception failure;

    CrashSender(int port, SignIn.Pair pair) {
        this.port = port;
        this.pair = pair;
    }

    Person receiver() {
        return pair.receiver();
    }

    /** All up to this number were answered with 202, or with 200 when they had been stored before a crash. */
    long answered() {
        return answered.get();
    }

    /** How many were on disk though a crash had taken their answer. */
    long duplicates() {
        return duplicates.get();
    }

    void end() {
        over = true;
    }

    @Override
    public void run() {
        try {
            while (!over) {
                send(answered.get() + 1);
                answered.incrementAndGet();
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException | RuntimeException e) {
            failure = e;
        } finally {
            hangUp();
        }
    }

    void requireNoFailure() {
        if (failure != null) {
            throw new IllegalStateException("a sender was refused", failure);
        }
    }

    private void send(long number) throws InterruptedException {
        byte[] request = HttpConnection.request(
                Person.SEND,
                pair.sender().token(),
                "{\"to\":\"" + pair.receiver().address() + "\",\"text\":\"" + Texts.of(number)
                        + "\",\"idempotency_key\":\"n-" + number + "\"}");
        while (!sent(request)) {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLISECONDS);
        }
    }

    private boolean sent(byte[] request) {
        try {
            connection = connection == null ? HttpConnection.open(port) : connection;
            Response answer = connection.call(request);
            if (answer.status() == 503) {
                return false;
            }
            if (answer.status() == 200) {
                duplicates.incrementAndGet();
                return true;
            }
            answer.require(202);
            return true;
        } catch (IOException e) {
            hangUp();
            return false;
        }
    }

    private void hangUp() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // The relay is gone, which is the point.
        }
        connection = null;
    }
}
