package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.INPUT;
import static io.webchat.application.language.EngineFailure.Kind.UNAVAILABLE;

import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Transcriber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of any sound what speech programs read: WAVE, 16,000 samples a second, one channel, 16 bits. By ffmpeg. */
final class SoundConverter {
    /** Kinds that hold their own sound; ffmpeg knows others that name files, and would read them. */
    private static final String KINDS =
            "wav,mp3,mov,mp4,m4a,3gp,matroska,webm,ogg,flac,aac,amr,aiff,caf,au,w64,mpeg,mpegts,asf";

    private static final String MAX_SECONDS = "7200";
    private static final int HEAD_BYTES = 64;

    /** Two hours of it. */
    private static final int MAX_BYTES = 240 << 20;

    private final Commands commands;
    private final String ffmpeg;
    private volatile @Nullable Boolean present;

    /** @param ffmpeg the program; found on the path when it is no path itself */
    SoundConverter(Commands commands, String ffmpeg) {
        this.commands = commands;
        this.ffmpeg = ffmpeg;
    }

    /** Whether there is an ffmpeg. */
    boolean present() {
        Boolean known = present;
        if (known == null) {
            known = runs();
            present = known;
        }
        return known;
    }

    private boolean runs() {
        try {
            return commands.run(List.of(ffmpeg, "-version"), new byte[0], 1 << 20, null)
                            .exitCode()
                    == 0;
        } catch (EngineFailure e) {
            return false;
        }
    }

    /** A converted sound, or the clip itself where it was right already; gone when closed. */
    record Converted(Path path, boolean own) implements AutoCloseable {
        @Override
        public void close() {
            if (own) {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    // Whoever empties the folder of temporary files takes it along.
                }
            }
        }
    }

    /** @throws EngineFailure when it is no sound, or there is no ffmpeg */
    Converted speech(Transcriber.Clip clip) {
        Path wav = null;
        try (InputStream content = Files.newInputStream(clip.content())) {
            if (SoundBytes.plainSpeech(content.readNBytes(HEAD_BYTES))) {
                return new Converted(clip.content(), false);
            }
            wav = Files.createTempFile("webchat-speech-", ".wav");
        } catch (IOException e) {
            throw new EngineFailure(UNAVAILABLE, "the sound can't be read: " + e.getMessage());
        }
        Converted converted = new Converted(wav, true);
        try {
            convert(clip.content(), wav);
            return converted;
        } catch (EngineFailure e) {
            converted.close();
            throw e;
        }
    }

    private void convert(Path from, Path to) {
        Commands.Ran ran = commands.run(
                List.of(
                        ffmpeg,
                        "-nostdin",
                        "-hide_banner",
                        "-loglevel",
                        "error",
                        "-y",
                        "-protocol_whitelist",
                        "file",
                        "-format_whitelist",
                        KINDS,
                        "-i",
                        "file:" + from,
                        "-t",
                        MAX_SECONDS,
                        "-vn",
                        "-ar",
                        "16000",
                        "-ac",
                        "1",
                        "-c:a",
                        "pcm_s16le",
                        "-f",
                        "wav",
                        "file:" + to),
                new byte[0],
                MAX_BYTES,
                to);
        if (ran.exitCode() != 0) {
            boolean disk = ran.complaint().toLowerCase(Locale.ROOT).contains("no space left");
            throw new EngineFailure(disk ? UNAVAILABLE : INPUT, "ffmpeg says " + ran.complaint());
        }
    }
}
