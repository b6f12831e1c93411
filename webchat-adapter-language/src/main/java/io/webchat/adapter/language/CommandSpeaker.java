package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.LANGUAGE;
import static io.webchat.application.language.EngineFailure.Kind.UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Speaker;
import io.webchat.domain.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that reads a text aloud, into a file or its output. */
final class CommandSpeaker implements Speaker {
    private static final int MAX_BYTES = 128 << 20;
    private static final String USUAL = "en";

    private final Commands commands;
    private final CommandTemplate template;

    CommandSpeaker(Commands commands, CommandTemplate template) {
        this.commands = commands;
        this.template = template;
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Speech speak(Script script) {
        if (!template.names("output")) {
            return speech(run(script, null).output());
        }
        Path file = null;
        try {
            file = Files.createTempFile("webchat-speech-", ".wav");
            run(script, file);
            return speech(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new EngineFailure(UNAVAILABLE, "its file can't be written or read: " + e.getMessage());
        } finally {
            delete(file);
        }
    }

    private Commands.Ran run(Script script, @Nullable Path file) {
        LanguageTag language = script.language();
        String primary = language == null ? USUAL : language.value();
        Map<String, String> values = Map.of(
                "output",
                String.valueOf(file),
                "language",
                primary,
                "language3",
                language == null ? "eng" : language.threeLetters(),
                "voice",
                script.voice() == null ? primary : script.voice());
        return commands.run(template.filled(values), script.text().getBytes(UTF_8), MAX_BYTES, file)
                .wellOr(LANGUAGE);
    }

    private static Speech speech(byte[] bytes) {
        return SoundBytes.speech(bytes, "")
                .orElseThrow(() -> new EngineFailure(BROKEN, "gave no sound of a known kind"));
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Whoever empties the folder of temporary files takes it along.
        }
    }
}
