package io.webchat.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** One person's socket at the relay. One thread reads, one writes; either may be the same. */
final class WebSocket implements Closeable {
    private static final String PATH = "/api/v1/webchat/socket";

    /** Any 16 bytes in Base64 will do: whether the answer's hash is right isn't the bench's to prove. */
    private static final String UPGRADE = String.join(
            "\r\n",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: d2ViY2hhdC1iZW5jaG1hcg==",
            "");

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_PONG = 0x8a;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;

    private final LiveSocket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] mask = new byte[MASK_BYTES];
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();

    private WebSocket(LiveSocket socket) throws IOException {
        this.socket = socket;
        this.out = socket.out();
        this.in = new FrameInput(socket.in(), this::pong);
        ThreadLocalRandom.current().nextBytes(mask);
    }

    /** @param patience with each read */
    static WebSocket open(int port, Person person, Duration patience) throws IOException {
        return new WebSocket(LiveSocket.open(port, PATH, person, UPGRADE, 101, patience));
    }

    /** All messages of the relay, one right behind the other. */
    InputStream in() {
        return in;
    }

    /** Goes out with the next {@link #flush}. */
    synchronized void add(String text) {
        frame(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void flush() throws IOException {
        if (unsent.size() > 0) {
            unsent.writeTo(out);
            unsent.reset();
        }
    }

    private synchronized void pong(byte[] payload) throws IOException {
        frame(FINAL_PONG, payload);
        flush();
    }

    private void frame(int kind, byte[] payload) {
        unsent.write(kind);
        if (payload.length < 126) {
            unsent.write(MASKED | payload.length);
        } else if (payload.length < 1 << 16) {
            unsent.write(MASKED | 126);
            unsent.write(payload.length >>> 8);
            unsent.write(payload.length);
        } else {
            throw new IllegalArgumentException("too long for this client: " + payload.length);
        }
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % MASK_BYTES];
        }
        unsent.writeBytes(mask);
        unsent.writeBytes(payload);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
