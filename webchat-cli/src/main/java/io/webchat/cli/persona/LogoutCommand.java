package io.webchat.cli.persona;

import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code webchat logout}. */
@Command(name = "logout")
public final class LogoutCommand implements Callable<Integer> {
    private final Cli cli;

    @Option(names = "--all", description = "End the sessions on other devices as well.")
    boolean all;

    public LogoutCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Identity identity = cli.identity();
        new Personas(cli).leave(identity, all);
        cli.console()
                .answer(
                        Json.object(
                                "success", true, "persona", identity.persona().key()),
                        "Signed " + identity.persona().key() + " out.");
        return ExitCode.OK;
    }
}
