package io.webchat.adapter.language.diagnostic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A second of a quiet tone as a WAVE file: one channel, 16 bits. */
final class Tone {
    private static final int HEAD = 44;
    private static final int SAMPLE_BYTES = 2;
    private static final double HERTZ = 440;
    private static final double VOLUME = 3_000;

    private Tone() {}

    static byte[] wave(int samplesPerSecond) {
        int length = samplesPerSecond * SAMPLE_BYTES;
        ByteBuffer wave = ByteBuffer.allocate(HEAD + length).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(ISO_8859_1)).putInt(HEAD - 8 + length);
        wave.put("WAVEfmt ".getBytes(ISO_8859_1)).putInt(16).putShort((short) 1).putShort((short) 1);
        wave.putInt(samplesPerSecond)
                .putInt(length)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) 16);
        wave.put("data".getBytes(ISO_8859_1)).putInt(length);
        for (int sample = 0; sample < samplesPerSecond; sample++) {
            wave.putShort((short) (VOLUME * Math.sin(2 * Math.PI * HERTZ * sample / samplesPerSecond)));
        }
        return wave.array();
    }
}
