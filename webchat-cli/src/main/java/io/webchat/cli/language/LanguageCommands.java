package io.webchat.cli.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.files.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Speech and translation. */
public final class LanguageCommands {
    private static final int MAX_TEXT = 128 * 1024;

    private LanguageCommands() {}

    /** {@code webchat transcribe}. */
    @Command(name = "transcribe")
    public static final class Transcribe implements Callable<Integer> {
        private final Cli cli;

        @Parameters(paramLabel = "FILE", description = "A sound file, or the file_id of an upload.")
        String file = "";

        @Option(names = "--language", paramLabel = "TAG", description = "What is spoken, such as en.")
        @Nullable
        String language;

        public Transcribe(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            String path = "/api/v1/webchat/transcribe";
            ObjectNode made;
            if (file.startsWith("file_")) {
                made = cli.relay().postRepeatable(path, Json.object("file_id", file, "language", language));
            } else {
                Map<String, String> fields = new LinkedHashMap<>();
                if (language != null) {
                    fields.put("language", language);
                }
                made = new Uploads(cli)
                        .post(cli.relay(), path, cli.environment().path(file), fields);
            }
            cli.console().answer(made, Text.clean(Json.text(made, "text")));
            return ExitCode.OK;
        }
    }

    /** {@code webchat translate}. */
    @Command(name = "translate")
    public static final class Translate implements Callable<Integer> {
        private final Cli cli;

        @Parameters(index = "0", paramLabel = "TARGET", description = "Language to translate into, such as es.")
        String target = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "- for standard input.")
        String text = "-";

        @Option(names = "--source", paramLabel = "TAG", description = "Language of the text.")
        @Nullable
        String source;

        public Translate(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            String words = text.equals("-") ? cli.console().readAll(MAX_TEXT) : text;
            ObjectNode request = Json.object("text", words, "target", target, "source", source);
            ObjectNode made = cli.relay().postRepeatable("/api/v1/webchat/translate-text", request);
            cli.console().answer(made, Text.clean(Json.text(made, "translated_text")));
            return ExitCode.OK;
        }
    }

    /** {@code webchat speak}. */
    @Command(name = "speak")
    public static final class Speak implements Callable<Integer> {
        private final Cli cli;

        @Parameters(arity = "0..1", paramLabel = "TEXT", description = "- for standard input.")
        String text = "-";

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "Sound file to write.")
        String output = "";

        @Option(names = "--language", paramLabel = "TAG")
        @Nullable
        String language;

        @Option(names = "--voice", paramLabel = "NAME")
        @Nullable
        String voice;

        public Speak(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            String words = text.equals("-") ? cli.console().readAll(MAX_TEXT) : text;
            byte[] sound = cli.relay()
                    .postForBytes(
                            "/api/v1/webchat/speak", Json.object("text", words, "language", language, "voice", voice));
            Path file = cli.environment().path(output);
            try {
                Files.write(file, sound);
            } catch (IOException e) {
                throw new CliException(ExitCode.REFUSED, "file_failed", file + " can't be written (" + e + ").", e);
            }
            cli.console()
                    .answer(
                            Json.object("success", true, "file", file.toString(), "size", sound.length),
                            "Wrote " + file + " (" + Text.size(sound.length) + ")");
            return ExitCode.OK;
        }
    }

    /** {@code webchat language}. */
    @Command(name = "language")
    public static final class Language implements Callable<Integer> {
        private static final String PREFS = "/api/v1/webchat/language-prefs";

        private final Cli cli;

        @Option(names = "--receive", paramLabel = "TAG", description = "Have what comes translated; none to stop.")
        @Nullable
        String receive;

        @Option(names = "--captions", negatable = true, description = "Show what voice clips say.")
        @Nullable
        Boolean captions;

        @Option(names = "--read-aloud", negatable = true, description = "Read what comes aloud.")
        @Nullable
        Boolean readAloud;

        @Option(names = "--available", description = "Print what the relay's engines can do.")
        boolean available;

        public Language(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            if (available) {
                ObjectNode engines = cli.relay().get("/api/v1/webchat/languages");
                cli.console().answer(engines, Json.writePretty(engines));
                return ExitCode.OK;
            }
            ObjectNode wanted = Json.object("captions", captions, "read_aloud", readAloud);
            if (receive != null) {
                wanted.set("receive_language", receive.equals("none") ? null : wanted.textNode(receive));
            }
            JsonNode prefs =
                    wanted.isEmpty() ? cli.relay().get(PREFS) : cli.relay().put(PREFS, wanted);
            String language = Json.text(prefs, "receive_language");
            cli.console()
                    .answer(
                            prefs,
                            "receive language: " + (language.isEmpty() ? "none" : language) + "\ncaptions: "
                                    + prefs.path("captions").asBoolean() + "\nread aloud: "
                                    + prefs.path("read_aloud").asBoolean());
            return ExitCode.OK;
        }
    }
}
