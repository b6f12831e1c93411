package io.webchat.adapter.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.webchat.application.language.Speaker;
import java.util.Optional;

/** Tells sounds by how they begin. */
final class SoundBytes {
    private static final String WAV = "audio/wav";

    private SoundBytes() {}

    /** Empty when it is no sound. */
    static Optional<Speaker.Speech> speech(byte[] bytes, String claimed) {
        String type = type(bytes);
        if (type.isEmpty() && claimed.startsWith("audio/") && bytes.length > 0) {
            type = claimed;
        }
        if (type.equals(WAV)) {
            return WaveFile.whole(bytes).map(whole -> new Speaker.Speech(whole, WAV));
        }
        return type.isEmpty() ? Optional.empty() : Optional.of(new Speaker.Speech(bytes, type));
    }

    private static String type(byte[] bytes) {
        if (bytes.length < 12) {
            return "";
        }
        String head = new String(bytes, 0, 12, ISO_8859_1);
        if (head.startsWith("RIFF") && head.endsWith("WAVE")) {
            return WAV;
        }
        if (head.startsWith("OggS")) {
            return "audio/ogg";
        }
        if (head.startsWith("fLaC")) {
            return "audio/flac";
        }
        boolean frame = (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xE0) == 0xE0;
        return head.startsWith("ID3") || frame ? "audio/mpeg" : "";
    }

    /** 16,000 samples a second, one channel, 16 bits: what speech programs read. */
    static boolean plainSpeech(byte[] head) {
        return head.length >= 44
                && new String(head, 0, 4, ISO_8859_1).equals("RIFF")
                && new String(head, 8, 8, ISO_8859_1).equals("WAVEfmt ")
                && number(head, 20, 2) == 1
                && number(head, 22, 2) == 1
                && number(head, 24, 4) == 16_000
                && number(head, 34, 2) == 16;
    }

    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int place = length - 1; place >= 0; place--) {
            number = (number << 8) | (bytes[at + place] & 0xFF);
        }
        return number;
    }
}
