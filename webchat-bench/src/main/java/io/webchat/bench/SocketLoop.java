package io.webchat.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Many messages under way from one person to another, each over a socket of theirs: a new one goes out for each arrival. */
final class SocketLoop implements PairLoad.Loop {
    /** A power of two. */
    static final int UNDER_WAY = 64;

    private static final int BYTES = 64 * 1024;
    private static final String REFUSED = "\"type\":\"error\"";

    private final SignIn.Pair pair;
    private final WebSocket sender;
    private final WebSocket receiver;
    private final MarkReader arrivals;
    private final long[] begins = new long[UNDER_WAY];
    private volatile @Nullable Exception failure;
    private long sent;
    private long arrived;

    SocketLoop(int port, SignIn.Pair pair) throws IOException {
        this.pair = pair;
        this.sender = WebSocket.open(port, pair.sender(), EventStream.ANY_TIME);
        this.receiver = WebSocket.open(port, pair.receiver(), EventStream.AT_ONCE);
        this.arrivals = Texts.numbers(receiver.in(), BYTES);
        Thread.startVirtualThread(this::drain);
    }

    /** The sender's own socket, which gets the answers and its own messages. */
    private void drain() {
        try {
            new MarkReader(sender.in(), REFUSED, 0, BYTES).next();
            failure = new IllegalStateException("the relay refused a send");
        } catch (IOException e) {
            failure = e;
        }
    }

    /** From when the message that arrives was written to its sender's socket. */
    @Override
    public long once() throws IOException {
        while (sent < arrived + UNDER_WAY) {
            send();
        }
        if (!arrivals.ready()) {
            // The messages for all that arrived at once go out together.
            sender.flush();
        }
        long number = next();
        if (number != ++arrived) {
            throw new IllegalStateException("message " + number + " arrived instead of " + arrived);
        }
        return System.nanoTime() - begins[slot(number)];
    }

    private void send() {
        begins[slot(++sent)] = System.nanoTime();
        sender.add("{\"type\":\"send\",\"ref\":\"" + sent + "\","
                + Texts.send(pair.receiver().address(), sent).substring(1));
    }

    private long next() throws IOException {
        try {
            return arrivals.next();
        } catch (IOException e) {
            if (failure != null) {
                e.addSuppressed(failure);
            }
            throw e;
        }
    }

    private static int slot(long number) {
        return (int) (number & (UNDER_WAY - 1));
    }

    @Override
    public void close() throws IOException {
        sender.close();
        receiver.close();
    }
}
