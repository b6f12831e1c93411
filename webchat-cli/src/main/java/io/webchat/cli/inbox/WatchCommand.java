package io.webchat.cli.inbox;

import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code webchat watch}. */
@Command(name = "watch")
public final class WatchCommand implements Callable<Integer> {
    private final Cli cli;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "First pause before a reconnection. Messages themselves come at once.")
    double interval;

    @Option(names = "--strict", description = "End with 3 at a gap, instead of printing it.")
    boolean strict;

    public WatchCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        new Watcher(cli).run(cli.identity(), interval, strict);
        return ExitCode.OK;
    }
}
