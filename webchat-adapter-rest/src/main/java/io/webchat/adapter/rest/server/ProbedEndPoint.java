package io.webchat.adapter.rest.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that can be asked whether its peer has closed it. The server reads nothing while it handles a request, so
 * it would not notice. The question reads ahead; bytes of a further request are kept for the server.
 */
public final class ProbedEndPoint extends SocketChannelEndPoint {
    /** Bytes that are read ahead at most; a client that sends more is connected. */
    private static final int MAX_READ_AHEAD = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private ByteBuffer readAhead = BufferUtil.EMPTY_BUFFER;
    private boolean peerClosed;

    ProbedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** Returns at once. To be asked while a request is handled whose body has been read. */
    public boolean isPeerConnected() {
        lock.lock();
        try {
            if (!peerClosed && !readAhead.hasRemaining()) {
                readAhead();
            }
            return !peerClosed && isOpen();
        } finally {
            lock.unlock();
        }
    }

    private void readAhead() {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_READ_AHEAD);
        try {
            peerClosed = getChannel().read(buffer) < 0;
        } catch (IOException e) {
            // Reset by the peer.
            peerClosed = true;
        }
        readAhead = buffer.flip();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        lock.lock();
        try {
            if (readAhead.hasRemaining()) {
                int position = BufferUtil.flipToFill(buffer);
                try {
                    return BufferUtil.put(readAhead, buffer);
                } finally {
                    BufferUtil.flipToFlush(buffer, position);
                }
            }
        } finally {
            lock.unlock();
        }
        return super.fill(buffer);
    }

    @Override
    public void fillInterested(Callback callback) {
        if (hasReadAhead()) {
            callback.succeeded();
        } else {
            super.fillInterested(callback);
        }
    }

    @Override
    public boolean tryFillInterested(Callback callback) {
        if (hasReadAhead()) {
            callback.succeeded();
            return true;
        }
        return super.tryFillInterested(callback);
    }

    private boolean hasReadAhead() {
        lock.lock();
        try {
            return readAhead.hasRemaining();
        } finally {
            lock.unlock();
        }
    }
}
