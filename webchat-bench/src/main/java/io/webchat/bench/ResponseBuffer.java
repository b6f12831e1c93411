package io.webchat.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes one answer of HTTP/1.1 as it comes in: as much of it as the relay answers to JSON calls, so with a length. */
final class ResponseBuffer {
    private static final int FIRST_BYTES = 8 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int UNKNOWN = -1;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);
    private int body = UNKNOWN;
    private int length;
    private int seen;

    /** Takes what has come, and waits for it. */
    void readFrom(InputStream in) throws IOException {
        makeSpace();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        requireOpen(read);
        bytes.position(bytes.position() + read);
    }

    /** Takes what has come; does not wait where the channel doesn't. */
    void readFrom(ReadableByteChannel channel) throws IOException {
        makeSpace();
        requireOpen(channel.read(bytes));
    }

    private void makeSpace() {
        if (!bytes.hasRemaining()) {
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), 2 * bytes.capacity()))
                    .position(bytes.position());
        }
    }

    private static void requireOpen(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException("the relay closed the connection");
        }
    }

    /**
     * The answer, once all of it is here; what comes then is the next one.
     *
     * @return null until then
     * @throws IOException when what has come isn't such an answer
     */
    @Nullable
    Response whole() throws IOException {
        int end = bytes.position();
        if (body == UNKNOWN) {
            body = afterHeaders(Math.max(0, seen - 3), end);
            seen = end;
            if (body == UNKNOWN) {
                return null;
            }
            length = contentLength();
        }
        if (end < body + length) {
            return null;
        }
        Response answer = new Response(status(), bytes.array(), body, length);
        bytes.clear();
        body = UNKNOWN;
        seen = 0;
        return answer;
    }

    private int afterHeaders(int from, int end) {
        for (int i = from; i + 3 < end; i++) {
            if (at(i) == '\r' && at(i + 1) == '\n' && at(i + 2) == '\r' && at(i + 3) == '\n') {
                return i + 4;
            }
        }
        return UNKNOWN;
    }

    private byte at(int index) {
        return bytes.get(index);
    }

    private int status() throws IOException {
        int status = 0;
        for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
            status = 10 * status + digit(at(i));
        }
        return status;
    }

    private int contentLength() throws IOException {
        for (int i = 0; i < body; i++) {
            if (at(i) == '\n' && isLength(i + 1)) {
                return number(i + 1 + LENGTH.length);
            }
        }
        if (status() == 204) {
            return 0;
        }
        throw new IOException(
                "an answer without a length: " + new String(bytes.array(), 0, body, StandardCharsets.UTF_8));
    }

    private boolean isLength(int start) {
        if (start + LENGTH.length > body) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            int c = at(start + i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int start) throws IOException {
        int i = start;
        while (at(i) == ' ') {
            i++;
        }
        int number = 0;
        for (; at(i) != '\r'; i++) {
            number = 10 * number + digit(at(i));
        }
        return number;
    }

    private static int digit(byte c) throws IOException {
        if (c < '0' || c > '9') {
            throw new IOException("expected a digit, got " + c);
        }
        return c - '0';
    }
}
