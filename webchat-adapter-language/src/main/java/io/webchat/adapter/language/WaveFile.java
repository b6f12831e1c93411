package io.webchat.adapter.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads the head of WAVE files, which is made of chunks: a name, a length, content. */
final class WaveFile {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int WHOLE_LENGTH = 4;

    private WaveFile() {}

    /**
     * With its true lengths: a program that writes into a pipe can't come back to say them. Empty when there are no
     * samples in it.
     */
    static Optional<byte[]> whole(byte[] bytes) {
        byte[] whole = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEAD < whole.length) {
            int head = (int) at;
            long length = Integer.toUnsignedLong(buffer.getInt(head + 4));
            if (name(whole, head).equals("data")) {
                int there = whole.length - head - CHUNK_HEAD;
                if (length == 0 || length > there) {
                    buffer.putInt(head + 4, there);
                    buffer.putInt(WHOLE_LENGTH, whole.length - CHUNK_HEAD);
                }
                return Optional.of(whole);
            }
            at += CHUNK_HEAD + length + (length & 1);
        }
        return Optional.empty();
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, ISO_8859_1);
    }
}
