package io.webchat.adapter.language.diagnostic;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Transcriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has a tone written out. There is nothing to understand in it: that the engine works on it is what counts. */
final class TranscriptProbe {
    private static final int AS_SPEECH_PROGRAMS_READ_IT = 16_000;

    /** Has to be converted before a program reads it, as what people send: this tries ffmpeg as well. */
    private static final int AS_PEOPLE_SEND_IT = 8_000;

    private TranscriptProbe() {}

    /** @throws EngineFailure when it can't */
    static DiagnosticResult findingOf(Transcriber engine) {
        boolean command = engine.name().equals("command");
        Path sound = written(Tone.wave(command ? AS_PEOPLE_SEND_IT : AS_SPEECH_PROGRAMS_READ_IT));
        try {
            String text = engine.transcribe(new Transcriber.Clip(sound, "tone.wav", "audio/wav", null))
                    .text()
                    .strip();
            return DiagnosticResult.ok(
                    text.isEmpty() ? "It took a tone, and found no words in it." : "It took a tone for: " + text);
        } finally {
            delete(sound);
        }
    }

    private static Path written(byte[] wave) {
        try {
            return Files.write(Files.createTempFile("webchat-checkup-", ".wav"), wave);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files can't be written", e);
        }
    }

    private static void delete(Path sound) {
        try {
            Files.deleteIfExists(sound);
        } catch (IOException e) {
            // Whoever empties the folder of temporary files takes it along.
        }
    }
}
