package io.webchat.cli.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that change or repeat a message that exists. */
public final class ChangeCommands {
    private ChangeCommands() {}

    /** {@code webchat edit}. */
    @Command(name = "edit")
    public static final class Edit implements Callable<Integer> {
        private final Cli cli;

        @Parameters(index = "0", paramLabel = "MESSAGE_ID")
        String messageId = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "New text; - for standard input.")
        @Nullable
        String text;

        public Edit(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            ObjectNode request = Json.object("message_id", messageId, "text", new Sender(cli).text(text));
            cli.console().answer(cli.relay().postRepeatable("/api/v1/webchat/edit", request), "Edited " + messageId);
            return ExitCode.OK;
        }
    }

    /** {@code webchat delete}. */
    @Command(name = "delete")
    public static final class Delete implements Callable<Integer> {
        private final Cli cli;

        @Parameters(arity = "1..*", paramLabel = "MESSAGE_ID")
        List<String> messageIds = new ArrayList<>();

        public Delete(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Identity identity = cli.identity();
            for (String id : messageIds) {
                ObjectNode request = Json.object("message_id", id);
                cli.console()
                        .answer(identity.relay().postRepeatable("/api/v1/webchat/delete", request), "Deleted " + id);
            }
            return ExitCode.OK;
        }
    }

    /** {@code webchat react}. */
    @Command(name = "react")
    public static final class React implements Callable<Integer> {
        private final Cli cli;

        @Parameters(index = "0", paramLabel = "MESSAGE_ID")
        String messageId = "";

        @Parameters(index = "1", paramLabel = "EMOJI")
        String emoji = "";

        @Option(names = "--remove", description = "Take the reaction back.")
        boolean remove;

        public React(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            ObjectNode request = Json.object("message_id", messageId, "emoji", emoji, "remove", remove);
            cli.console().answer(cli.relay().postRepeatable("/api/v1/webchat/react", request), "Done.");
            return ExitCode.OK;
        }
    }

    /** {@code webchat forward}: a new message with the same text and files. */
    @Command(name = "forward")
    public static final class Forward implements Callable<Integer> {
        private final Cli cli;

        @Parameters(index = "0", paramLabel = "MESSAGE_ID")
        String messageId = "";

        @Parameters(index = "1", paramLabel = "TO")
        String to = "";

        @Option(names = "--key", paramLabel = "KEY", description = "Repeats with the same key are one message.")
        @Nullable
        String key;

        public Forward(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Sender sender = new Sender(cli);
            Identity identity = cli.identity();
            ObjectNode message = Sender.message(identity.relay(), messageId);
            List<JsonNode> files = new ArrayList<>();
            for (JsonNode attachment : message.path("attachments")) {
                files.add(Json.object(
                        "file_id", Json.text(attachment, "file_id"),
                        "kind", Json.textOrNull(attachment, "kind"),
                        "caption", Json.textOrNull(attachment, "caption")));
            }
            ObjectNode extra = Json.object("attachments", files.isEmpty() ? null : files);
            String text = Json.textOrNull(message, "text");
            sender.report(sender.send(identity, new Sender.Draft(to, text, List.of(), null, key, extra)), to);
            return ExitCode.OK;
        }
    }
}
