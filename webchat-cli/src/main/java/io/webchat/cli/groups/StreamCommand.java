package io.webchat.cli.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.messaging.Sender;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.persona.PrivateFiles;
import io.webchat.cli.relay.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat stream}: reports in a group that only its owner and admins write to. */
@Command(name = "stream", synopsisSubcommandLabel = "COMMAND")
public final class StreamCommand {
    private final Cli cli;

    public StreamCommand(Cli cli) {
        this.cli = cli;
    }

    @Command(description = "Send a report to a stream.")
    int publish(
            @Parameters(index = "0", paramLabel = "GROUP") String group,
            @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "- for standard input.")
                    @Nullable
                    String text,
            @Option(names = "--file", paramLabel = "FILE") @Nullable String file,
            @Option(names = "--key", paramLabel = "KEY") @Nullable String key) {
        Sender sender = new Sender(cli);
        List<Sender.Attachment> files = file == null
                ? List.of()
                : List.of(new Sender.Attachment(cli.environment().path(file), null, "auto"));
        String words = text == null && file != null ? null : sender.text(text);
        sender.report(
                sender.send(cli.identity(), new Sender.Draft(to(group), words, files, null, key, Json.object())),
                to(group));
        return ExitCode.OK;
    }

    @Command(description = "Show a text in one message of the stream, which each call replaces.")
    int status(
            @Parameters(index = "0", paramLabel = "GROUP") String group,
            @Parameters(index = "1", paramLabel = "TEXT", description = "- for standard input.") String text,
            @Option(names = "--new", description = "Begin a new message instead.") boolean begin) {
        Sender sender = new Sender(cli);
        Identity identity = cli.identity();
        String words = sender.text(text);
        Path card = card(identity, group);
        String messageId = begin ? null : PrivateFiles.read(card);
        if (messageId != null && edit(identity, messageId.strip(), words)) {
            return ExitCode.OK;
        }
        ObjectNode sent =
                sender.send(identity, new Sender.Draft(to(group), words, List.of(), null, null, Json.object()));
        PrivateFiles.write(card, Json.text(sent, "message_id") + "\n");
        sender.report(sent, to(group));
        return ExitCode.OK;
    }

    /** Whether the message was there to be edited. */
    private boolean edit(Identity identity, String messageId, String text) {
        try {
            ObjectNode request = Json.object("message_id", messageId, "text", text);
            ObjectNode answer = identity.relay().postRepeatable("/api/v1/webchat/edit", request);
            cli.console().answer(answer, "Updated " + messageId);
            return true;
        } catch (ProblemException e) {
            if (e.status() == 404 || e.status() == 409 || e.status() == 422) {
                return false;
            }
            throw e;
        }
    }

    private static Path card(Identity identity, String group) {
        return identity.session().folder().resolve("status-" + to(group).substring("group:".length()));
    }

    private static String to(String group) {
        String to = group.startsWith("group:") ? group : "group:" + group;
        if (!to.matches("group:grp_[A-Za-z0-9_-]+")) {
            throw CliException.usage(
                    "'" + group + "' is no group. Give group:grp_..., as 'webchat group list' shows it.");
        }
        return to;
    }
}
