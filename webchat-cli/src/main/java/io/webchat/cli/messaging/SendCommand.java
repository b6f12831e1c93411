package io.webchat.cli.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat send}. */
@Command(name = "send")
public final class SendCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "TO", description = "An address, group:ID, or your own address.")
    String to = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "The text. Without it, or with -, standard input is sent.")
    @Nullable
    String text;

    @Option(names = "--file", paramLabel = "FILE", description = "File to attach; may be repeated.")
    List<String> files = new ArrayList<>();

    @Option(names = "--caption", paramLabel = "TEXT", description = "Caption of the first file.")
    @Nullable
    String caption;

    @Option(names = "--attachment-kind", paramLabel = "KIND", description = "auto, file or voice.")
    String kind = "auto";

    @Option(names = "--key", paramLabel = "KEY", description = "Repeats with the same key are one message.")
    @Nullable
    String key;

    @Option(names = "--reply-to", paramLabel = "MESSAGE_ID", description = "Message that this one answers.")
    @Nullable
    String replyTo;

    @Option(names = "--subject", paramLabel = "TEXT", description = "Subject line.")
    @Nullable
    String subject;

    @Option(names = "--expires-in", paramLabel = "SECONDS", description = "Withdraw it if it isn't received by then.")
    @Nullable
    Long expiresIn;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "sms, wa, tg, email or notify: by a phone.")
    @Nullable
    String channel;

    @Option(names = "--phone", paramLabel = "PHONE_ID", description = "Phone that sends it.")
    @Nullable
    String phone;

    public SendCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (caption != null && files.isEmpty()) {
            throw CliException.usage("Give --file with --caption.");
        }
        Sender sender = new Sender(cli);
        List<Sender.Attachment> attachments = new ArrayList<>();
        for (String file : files) {
            String words = attachments.isEmpty() ? caption : null;
            attachments.add(new Sender.Attachment(cli.environment().path(file), words, kind));
        }
        String words = text == null && !files.isEmpty() ? null : sender.text(text);
        ObjectNode extra =
                Json.object("subject", subject, "expires_in", expiresIn, "channel", channel, "phone_id", phone);
        sender.report(sender.send(cli.identity(), new Sender.Draft(to, words, attachments, replyTo, key, extra)), to);
        return ExitCode.OK;
    }
}
