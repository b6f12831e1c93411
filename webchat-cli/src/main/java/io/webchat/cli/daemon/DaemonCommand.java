package io.webchat.cli.daemon;

import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat daemon}. */
@Command(
        name = "daemon",
        footer = {
            "",
            "The handler gets the event as JSON on standard input, and in its environment",
            "WEBCHAT_EVENT_TYPE, WEBCHAT_MESSAGE_ID, WEBCHAT_FROM, WEBCHAT_FROM_KIND,",
            "WEBCHAT_FROM_OWNER, WEBCHAT_CONVERSATION, WEBCHAT_REPLY_TO, WEBCHAT_ATTEMPT,",
            "WEBCHAT_QUESTION_ID. Exit 0 acknowledges the event. Otherwise it is called",
            "again; after the last time the event goes into the folder dead-letters."
        })
public final class DaemonCommand implements Callable<Integer> {
    private final Cli cli;

    @Option(
            names = "--on-message",
            required = true,
            paramLabel = "CMD",
            description = "Program to run for each event. Further words after -- are its arguments.")
    String program = "";

    @Parameters(arity = "0..*", paramLabel = "ARG", description = "Arguments of the program.")
    List<String> arguments = new ArrayList<>();

    @Option(names = "--shell", description = "Have CMD run by sh -c.")
    boolean shell;

    @Option(
            names = "--event",
            paramLabel = "TYPE",
            split = ",",
            description = "Types of events to handle (default: message, question, question_answered,"
                    + " question_expired, join_request, bounce).")
    List<String> types = new ArrayList<>();

    @Option(names = "--parallel", paramLabel = "N", description = "Handlers at a time; one for each conversation.")
    int parallel = 1;

    @Option(names = "--tries", paramLabel = "N", description = "How often an event is tried.")
    int tries = 3;

    @Option(names = "--retry-delay", paramLabel = "SECONDS", description = "Pause before the second try; it doubles.")
    double retryDelay = 2;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "A handler that runs longer is stopped.")
    double timeout = 600;

    @Option(names = "--no-failure-notice", description = "Don't write to senders whose message can't be handled.")
    boolean noFailureNotice;

    @Option(names = "--strict", description = "End with 3 at a gap, instead of continuing behind it.")
    boolean strict;

    @Option(names = "--interval", paramLabel = "SECONDS", description = "First pause before a reconnection.")
    double interval = 1;

    @Option(names = "--state", paramLabel = "STATE", description = "State shown while no handler runs.")
    @Nullable
    String state;

    public DaemonCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (parallel < 1 || parallel > 64 || tries < 1 || tries > 100) {
            throw CliException.usage("Give --parallel 1 to 64, and --tries 1 to 100.");
        }
        List<String> command = new ArrayList<>();
        if (shell) {
            command.addAll(List.of("sh", "-c", program, "handler"));
        } else {
            command.add(program);
        }
        command.addAll(arguments);
        Set<String> wanted = types.isEmpty() ? Daemon.USUAL_TYPES : new HashSet<>(types);
        Handling handling = new Handling(
                command, wanted, parallel, tries, millis(retryDelay), millis(timeout), !noFailureNotice, strict);
        new Daemon(cli, cli.identity(), handling).run(millis(interval), state);
        return ExitCode.OK;
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis((long) (Math.max(seconds, 0.01) * 1000));
    }
}
