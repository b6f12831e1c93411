package io.webchat.cli.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat reply}: goes where the answered message belongs, to its sender or its group. */
@Command(name = "reply")
public final class ReplyCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "MESSAGE_ID", description = "Message to answer.")
    String messageId = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "The text; - for standard input.")
    @Nullable
    String text;

    @Option(names = "--key", paramLabel = "KEY", description = "Repeats with the same key are one message.")
    @Nullable
    String key;

    public ReplyCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Sender sender = new Sender(cli);
        Identity identity = cli.identity();
        ObjectNode answered = Sender.message(identity.relay(), messageId);
        String to = conversation(answered);
        ObjectNode extra = Json.object();
        String channel = Json.text(answered, "channel");
        if (!channel.isEmpty() && !channel.equals("pchat")) {
            extra.put("channel", channel);
        }
        Sender.Draft draft = new Sender.Draft(to, sender.text(text), List.of(), messageId, key, extra);
        sender.report(sender.send(identity, draft), to);
        return ExitCode.OK;
    }

    /** What to write to, so that the text arrives in the message's conversation. */
    static String conversation(ObjectNode message) {
        return Json.text(message, "conversation").replaceFirst("^dm:", "");
    }
}
