package io.webchat.cli.shell;

import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Program;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code webchat completion}. */
@Command(
        name = "completion",
        footer = {
            "",
            "bash:  source <(webchat completion bash)",
            "zsh:   source <(webchat completion zsh)",
            "fish:  webchat completion fish | source"
        })
public final class CompletionCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    String shell = "";

    public CompletionCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        CommandLine whole = Program.whole(cli);
        cli.console()
                .line(
                        switch (shell) {
                            // The script for bash begins by making zsh understand it.
                            case "bash", "zsh" -> AutoComplete.bash("webchat", whole);
                            case "fish" -> FishCompletion.of(whole);
                            default -> throw CliException.usage("Give bash, zsh or fish.");
                        });
        return ExitCode.OK;
    }
}
