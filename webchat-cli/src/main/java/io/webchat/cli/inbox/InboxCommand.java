package io.webchat.cli.inbox;

import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code webchat inbox}. */
@Command(name = "inbox")
public final class InboxCommand implements Callable<Integer> {
    private final Cli cli;

    @Option(names = "--limit", paramLabel = "N", description = "Print at most this many messages (1 to 500).")
    int limit = InboxReader.USUAL_LIMIT;

    @Option(names = "--peek", description = "Leave them in the inbox.")
    boolean peek;

    public InboxCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (new InboxReader(cli).run(cli.identity(), limit, peek) == 0) {
            cli.console().text("No new messages.");
        }
        return ExitCode.OK;
    }
}
