package io.webchat.bench;

import java.io.ByteArrayInputStream;

/** Hands out so many bytes at a time, as a network may. */
final class Trickle extends ByteArrayInputStream {
    private final int most;

    Trickle(byte[] bytes, int most) {
        super(bytes);
        this.most = most;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(most, length));
    }
}
