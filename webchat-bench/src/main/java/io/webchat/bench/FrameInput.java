package io.webchat.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What is in the text frames of a WebSocket's server, one behind the other. */
final class FrameInput extends StrippedInput {
    /** Answers a ping with what was in it. */
    interface Pongs {
        void pong(byte[] payload) throws IOException;
    }

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int MAX_HEAD = 10;

    private final Pongs pongs;
    private final byte[] head = new byte[MAX_HEAD];
    private int headBytes;
    private long remaining;
    private int opcode = TEXT;
    private final ByteArrayOutputStream control = new ByteArrayOutputStream();

    FrameInput(InputStream in, Pongs pongs) {
        super(in);
        this.pongs = pongs;
    }

    @Override
    int strip(byte[] bytes, int offset, int length) throws IOException {
        int to = offset;
        int end = offset + length;
        for (int from = offset; from < end; ) {
            if (remaining == 0) {
                head(bytes[from++]);
                continue;
            }
            int part = (int) Math.min(remaining, end - from);
            remaining -= part;
            if (opcode <= TEXT) {
                System.arraycopy(bytes, from, bytes, to, part);
                to += part;
            } else {
                control.write(bytes, from, part);
                endOfControl();
            }
            from += part;
        }
        return to - offset;
    }

    /** Takes one byte of a frame's head. */
    private void head(byte next) throws IOException {
        head[headBytes++] = next;
        if (headBytes < 2 || headBytes < headLength()) {
            return;
        }
        opcode = head[0] & 0x0f;
        int length = head[1] & 0x7f;
        remaining = length < 126 ? length : extended();
        headBytes = 0;
        if (opcode != CONTINUATION && opcode != TEXT) {
            endOfControl();
        }
    }

    private int headLength() {
        return switch (head[1] & 0x7f) {
            case 126 -> 4;
            case 127 -> MAX_HEAD;
            default -> 2;
        };
    }

    private long extended() {
        long length = 0;
        for (int i = 2; i < headLength(); i++) {
            length = 256 * length + Byte.toUnsignedInt(head[i]);
        }
        return length;
    }

    private void endOfControl() throws IOException {
        if (remaining > 0) {
            return;
        }
        byte[] payload = control.toByteArray();
        control.reset();
        if (opcode == CLOSE) {
            throw new IOException("the relay closed the socket: " + reason(payload));
        }
        if (opcode == PING) {
            pongs.pong(payload);
        }
    }

    private static String reason(byte[] payload) {
        return payload.length < 2
                ? "without a reason"
                : (256 * Byte.toUnsignedInt(payload[0]) + Byte.toUnsignedInt(payload[1])) + " "
                        + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
}
