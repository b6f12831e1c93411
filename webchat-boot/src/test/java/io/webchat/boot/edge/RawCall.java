package io.webchat.boot.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes bytes as they stand. */
final class RawCall implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    RawCall(String url) throws IOException {
        URI target = URI.create(url);
        socket = new Socket(target.getHost(), target.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    RawCall write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads the status line and the headers of one answer. */
    String head() {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                head.write(b);
                if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("after " + head, e);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    int status() {
        String head = head();
        return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]);
    }

    /** Skips a WebSocket's frames, which are short, up to the one that closes it. */
    int closeStatus() throws IOException {
        InputStream in = socket.getInputStream();
        while (true) {
            int opcode = in.read() & 0xF;
            byte[] payload = in.readNBytes(in.read() & 0x7F);
            if (opcode == 8) {
                return (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
            }
        }
    }

    /** Reads until the other side closes; a reset ends it too. */
    String rest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (java.net.SocketTimeoutException e) {
            throw new UncheckedIOException("the connection stays open", e);
        } catch (IOException e) {
            // A reset is an end.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
