package io.webchat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Many senders, each with a connection of its own and the same message again and again, the next when the one before is
 * answered. One thread does it for all: a thread for each took as much of the processors as half the relay.
 */
final class SendLoop implements Load.Loop, Closeable {
    private static final long MAX_ANSWER_MILLIS = 70_000;

    private final Selector selector;
    private final Queue<Sender> ready = new ArrayDeque<>();

    private SendLoop(Selector selector) {
        this.selector = selector;
    }

    /** Connects all of them, and sends the first message of each. */
    static SendLoop open(int port, List<SignIn.Pair> pairs) throws IOException {
        SendLoop loop = new SendLoop(Selector.open());
        try {
            for (SignIn.Pair pair : pairs) {
                Sender.open(port, pair.sender().send(pair.receiver(), 0), loop.selector);
            }
            return loop;
        } catch (IOException e) {
            loop.close();
            throw e;
        }
    }

    /** Waits for the answer that comes next, whosever it is. */
    @Override
    public long once() throws IOException {
        while (true) {
            Sender sender = ready.poll();
            if (sender == null) {
                select();
                continue;
            }
            long begin = sender.begin;
            if (sender.isAnswered()) {
                long end = System.nanoTime();
                sender.send();
                return end - begin;
            }
        }
    }

    private void select() throws IOException {
        if (selector.select(key -> ready.add((Sender) key.attachment()), MAX_ANSWER_MILLIS) == 0) {
            throw new IllegalStateException("nobody was answered in " + MAX_ANSWER_MILLIS + " ms");
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private static final class Sender {
        private final SocketChannel channel;
        private final ByteBuffer request;
        private final ResponseBuffer answer = new ResponseBuffer();
        private long begin;

        private Sender(SocketChannel channel, ByteBuffer request) {
            this.channel = channel;
            this.request = request;
        }

        static void open(int port, byte[] request, Selector selector) throws IOException {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                ByteBuffer direct = ByteBuffer.allocateDirect(request.length).put(request);
                Sender sender = new Sender(channel, direct);
                channel.register(selector, SelectionKey.OP_READ, sender);
                sender.send();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        void send() throws IOException {
            begin = System.nanoTime();
            channel.write(request.flip());
            if (request.hasRemaining()) {
                throw new IOException("a request didn't fit the connection's buffer, which was empty");
            }
        }

        /** Takes what has come. */
        boolean isAnswered() throws IOException {
            answer.readFrom(channel);
            @Nullable Response whole = answer.whole();
            if (whole == null) {
                return false;
            }
            whole.require(202);
            return true;
        }
    }
}
