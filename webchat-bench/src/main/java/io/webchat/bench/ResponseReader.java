package io.webchat.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads as much of HTTP/1.1 as the relay answers to JSON calls: one answer at a time, with a length. */
final class ResponseReader {
    private static final int FIRST_BYTES = 8 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int end;

    ResponseReader(InputStream in) {
        this.in = in;
    }

    /** @throws IOException when the connection ends, or what comes isn't such an answer */
    Response read() throws IOException {
        end = 0;
        int body = -1;
        while (body < 0) {
            int seen = end;
            more();
            body = afterHeaders(Math.max(0, seen - 3));
        }
        int length = contentLength(body);
        while (end < body + length) {
            more();
        }
        return new Response(status(), buffer, body, length);
    }

    private void more() throws IOException {
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("the relay closed the connection");
        }
        end += read;
    }

    /** Where the body begins; -1 when the headers are not complete. */
    private int afterHeaders(int from) {
        for (int i = from; i + 3 < end; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private int status() throws IOException {
        int status = 0;
        for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
            status = 10 * status + digit(buffer[i]);
        }
        return status;
    }

    private int contentLength(int headersEnd) throws IOException {
        for (int i = 0; i < headersEnd; i++) {
            if (buffer[i] == '\n' && isLength(i + 1, headersEnd)) {
                return number(i + 1 + LENGTH.length);
            }
        }
        if (status() == 204) {
            return 0;
        }
        throw new IOException(
                "an answer without a length: " + new String(buffer, 0, headersEnd, StandardCharsets.UTF_8));
    }

    private boolean isLength(int at, int headersEnd) {
        if (at + LENGTH.length > headersEnd) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            int c = buffer[at + i];
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) throws IOException {
        int i = at;
        while (buffer[i] == ' ') {
            i++;
        }
        int number = 0;
        for (; buffer[i] != '\r'; i++) {
            number = 10 * number + digit(buffer[i]);
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
