package io.webchat.cli.questions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.RelayClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that ask a person, and those that answer. */
public final class QuestionCommands {
    private static final String EXITS =
            "Ends with 0 for yes or the first option, 1 for another one, 2 when it expired.";

    private QuestionCommands() {}

    /** How to ask. */
    static final class AskOptions {
        @Option(names = "--default", paramLabel = "ID", description = "Option that is taken when nobody answers.")
        @Nullable
        String fallback;

        @Option(names = "--expires-in", paramLabel = "SECONDS", description = "When the default is taken.")
        @Nullable
        Long expiresIn;

        @Option(names = "--timeout", paramLabel = "SECONDS", description = "Stop waiting; the question stays open.")
        @Nullable
        Long timeout;

        @Option(names = "--no-wait", description = "Print the question's id and end; see 'webchat questions wait'.")
        boolean noWait;

        @Option(names = "--key", paramLabel = "KEY", description = "Repeats with the same key are one question.")
        @Nullable
        String key;
    }

    /** {@code webchat ask}. */
    @Command(
            name = "ask",
            footer = {"", EXITS})
    public static final class Ask implements Callable<Integer> {
        private final Cli cli;

        @Parameters(index = "0", paramLabel = "TO", description = "Address of the person.")
        String to = "";

        @Parameters(index = "1", paramLabel = "TEXT", description = "The question; - for standard input.")
        String text = "";

        @Option(names = "--option", paramLabel = "ID=LABEL", description = "A choice; may be repeated.")
        List<String> options = new ArrayList<>();

        @Option(names = "--allow-text", description = "Take a free text as well.")
        boolean allowText;

        @Mixin
        AskOptions how = new AskOptions();

        public Ask(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            List<JsonNode> choices = new ArrayList<>();
            for (String option : options) {
                int equals = option.indexOf('=');
                choices.add(
                        equals < 0
                                ? Json.object("id", option)
                                : Json.object(
                                        "id", option.substring(0, equals), "label", option.substring(equals + 1)));
            }
            return asked(cli, how, request(cli, to, text, choices, allowText, how));
        }
    }

    /** {@code webchat approve}: a question with the options approve and deny. */
    @Command(
            name = "approve",
            footer = {"", EXITS})
    public static final class Approve implements Callable<Integer> {
        private final Cli cli;

        @Parameters(index = "0", paramLabel = "TO", description = "Address of the person.")
        String to = "";

        @Parameters(index = "1", paramLabel = "TEXT", description = "What is to be approved; - for standard input.")
        String text = "";

        @Mixin
        AskOptions how = new AskOptions();

        public Approve(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            List<JsonNode> choices = List.of(
                    Json.object("id", "approve", "label", "Approve"), Json.object("id", "deny", "label", "Deny"));
            return asked(cli, how, request(cli, to, text, choices, false, how));
        }
    }

    private static ObjectNode request(
            Cli cli, String to, String text, List<JsonNode> choices, boolean allowText, AskOptions how) {
        return Json.object(
                "to", to,
                "text", text.equals("-") ? cli.console().readAll(64 * 1024) : text,
                "options", choices.isEmpty() ? null : choices,
                "allow_text", (allowText || choices.isEmpty()) ? Boolean.TRUE : null,
                "default", how.fallback,
                "expires_in", how.expiresIn,
                "idempotency_key", how.key == null ? Cli.newKey() : how.key);
    }

    private static int asked(Cli cli, AskOptions how, ObjectNode request) {
        Asking asking = new Asking(cli.identity());
        ObjectNode asked = asking.ask(request);
        String id = Json.text(asked, "question_id");
        if (how.noWait) {
            cli.console().answer(asked, "Asked " + id);
            return ExitCode.OK;
        }
        return awaited(cli, asking, id, how.timeout);
    }

    private static int awaited(Cli cli, Asking asking, String id, @Nullable Long timeout) {
        JsonNode question = asking.await(id, timeout == null ? null : Duration.ofSeconds(timeout));
        JsonNode answer = question.path("answer");
        String said = (Json.text(answer, "option") + " " + Json.text(answer, "text")).strip();
        cli.console().answer(question, said.isEmpty() ? Json.text(question, "state") + " " + id : Text.clean(said));
        return Asking.exitCode(question);
    }

    /** {@code webchat answer}. */
    @Command(name = "answer")
    public static final class Answer implements Callable<Integer> {
        private final Cli cli;

        @Parameters(index = "0", paramLabel = "QUESTION_ID")
        String questionId = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "OPTION", description = "Id of the option.")
        @Nullable
        String option;

        @Option(names = "--text", paramLabel = "TEXT", description = "A free text; - for standard input.")
        @Nullable
        String text;

        public Answer(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            if (option == null && text == null) {
                throw CliException.usage("Give the id of an option, or --text.");
            }
            String words = text != null && text.equals("-") ? cli.console().readAll(64 * 1024) : text;
            ObjectNode request = Json.object("option", option, "text", words);
            ObjectNode answer =
                    cli.relay().post(Asking.QUESTIONS + "/" + RelayClient.encode(questionId) + "/answer", request);
            cli.console().answer(answer, "Answered " + questionId);
            return ExitCode.OK;
        }
    }

    /** {@code webchat questions}. */
    @Command(name = "questions")
    public static final class Questions implements Callable<Integer> {
        private final Cli cli;

        @Option(names = "--state", paramLabel = "STATE", description = "open, answered, expired or all.")
        String state = "open";

        @Option(names = "--own", description = "Those that you have asked.")
        boolean own;

        public Questions(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            String query = "?own=" + own + (state.equals("all") ? "" : "&state=" + RelayClient.encode(state));
            cli.relay()
                    .get(Asking.QUESTIONS + query)
                    .path("questions")
                    .forEach(question -> cli.console().answer(question, QuestionText.of(question)));
            return ExitCode.OK;
        }

        @Command(
                name = "wait",
                description = "Wait for the answer to a question.",
                footer = {"", EXITS})
        int await(
                @Parameters(paramLabel = "QUESTION_ID") String questionId,
                @Option(names = "--timeout", paramLabel = "SECONDS") @Nullable Long timeout) {
            Identity identity = cli.identity();
            return awaited(cli, new Asking(identity), questionId, timeout);
        }
    }
}
