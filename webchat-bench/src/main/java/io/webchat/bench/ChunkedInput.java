package io.webchat.bench;

import java.io.IOException;
import java.io.InputStream;

/** What is in the chunks of an HTTP/1.1 body that has no end. */
final class ChunkedInput extends StrippedInput {
    private int size;
    private boolean sized;
    private int remaining;

    ChunkedInput(InputStream in) {
        super(in);
    }

    @Override
    int strip(byte[] bytes, int offset, int length) throws IOException {
        int to = offset;
        int end = offset + length;
        for (int from = offset; from < end; ) {
            if (remaining > 0) {
                int data = Math.min(remaining, end - from);
                System.arraycopy(bytes, from, bytes, to, data);
                remaining -= data;
                from += data;
                to += data;
            } else if (endsWith(bytes[from++])) {
                return to == offset ? -1 : to - offset;
            }
        }
        return to - offset;
    }

    /** Takes one byte between two chunks; true when the last chunk begins. */
    private boolean endsWith(byte c) throws IOException {
        if (c == '\n' && sized) {
            remaining = size;
            size = 0;
            sized = false;
            return remaining == 0;
        }
        if (c != '\r' && c != '\n') {
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                throw new IOException("expected a chunk's size, got " + c);
            }
            size = 16 * size + digit;
            sized = true;
        }
        return false;
    }
}
