package io.webchat.application.language;

import io.webchat.application.files.MediaTypes;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sound in a file of its own for as long as engines work on it. Used by one thread; gone when closed. */
public final class SoundFile implements AutoCloseable {
    private final LanguageConfig config;
    private final Path path;
    private final OutputStream out;
    private long size;

    SoundFile(LanguageConfig config) {
        this.config = config;
        try {
            this.path = Files.createTempFile("webchat-sound-", "");
            this.out = Files.newOutputStream(path);
        } catch (IOException e) {
            throw full();
        }
    }

    /** @throws Refusal {@code file_too_large}; {@code unavailable} when the disk is full */
    public void write(byte[] bytes, int offset, int length) {
        size += length;
        if (size > config.mostClipBytes()) {
            throw Refusal.field(
                    RefusalCode.FILE_TOO_LARGE,
                    "file",
                    "too_large",
                    "Send a sound of at most " + config.mostClipBytes()
                            + " bytes (limit WEBCHAT_TRANSCRIBE_MAX_BYTES).");
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw full();
        }
    }

    void writeAll(InputStream content) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            write(buffer, 0, read);
        }
    }

    long size() {
        return size;
    }

    /** The whole of it, on disk. */
    Path finished() {
        try {
            out.close();
            return path;
        } catch (IOException e) {
            throw full();
        }
    }

    /** Its media type, by content. */
    String mediaType(MediaTypes types, String name) {
        try (InputStream content = Files.newInputStream(finished())) {
            return types.of(content.readNBytes(MediaTypes.HEAD_BYTES), name, "audio/");
        } catch (IOException e) {
            throw full();
        }
    }

    private static Refusal full() {
        return Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "The relay's disk can't take it now. Try again later.");
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Whoever empties the folder of temporary files takes it along.
        }
    }
}
