package io.webchat.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Finds a mark in a stream again and again, however it is cut into reads: cheaper than to take its JSON apart. */
final class MarkReader {
    private final InputStream in;
    private final byte[] mark;
    private final int digits;
    private final byte[] buffer;
    private int at;
    private int end;

    /**
     * @param digits of the number right behind each mark
     * @param bytes read at once; more than the mark and its number
     */
    MarkReader(InputStream in, String mark, int digits, int bytes) {
        this.in = in;
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        this.digits = digits;
        this.buffer = new byte[bytes];
    }

    /** Whether {@link #next} would not wait. */
    boolean ready() {
        int last = end - mark.length - digits;
        while (at <= last && !marked(at)) {
            at++;
        }
        return at <= last;
    }

    /**
     * The number behind the next mark; 0 when it has none.
     *
     * @throws IOException when the stream ends before
     */
    long next() throws IOException {
        while (!ready()) {
            more();
        }
        at += mark.length;
        long number = 0;
        for (int i = 0; i < digits; i++) {
            number = 10 * number + (buffer[at++] - '0');
        }
        return number;
    }

    private boolean marked(int place) {
        for (int i = 0; i < mark.length; i++) {
            if (buffer[place + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void more() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("the relay ended the stream");
        }
        end += read;
    }
}
