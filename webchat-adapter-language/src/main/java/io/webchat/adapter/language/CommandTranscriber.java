package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.INPUT;

import io.webchat.application.language.Transcriber;
import io.webchat.domain.language.LanguageTag;
import java.util.Map;
import java.util.stream.Collectors;

/** A program that reads a WAVE file and says what is said in it. */
final class CommandTranscriber implements Transcriber {
    private static final int MAX_BYTES = 1 << 20;

    private final Commands commands;
    private final SoundConverter converter;
    private final CommandTemplate template;

    CommandTranscriber(Commands commands, SoundConverter converter, CommandTemplate template) {
        this.commands = commands;
        this.converter = converter;
        this.template = template;
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Transcript transcribe(Clip clip) {
        LanguageTag language = clip.language();
        try (SoundConverter.Converted wav = converter.speech(clip)) {
            String said = commands.run(
                            template.filled(Map.of(
                                    "input",
                                    wav.path().toString(),
                                    "language",
                                    language == null ? "auto" : language.primary(),
                                    "language3",
                                    language == null ? "auto" : language.threeLetters())),
                            new byte[0],
                            MAX_BYTES,
                            null)
                    .wellOr(INPUT)
                    .text();
            return new Transcript(
                    said.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .collect(Collectors.joining(" ")),
                    language == null ? null : language.value());
        }
    }
}
