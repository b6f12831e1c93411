package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code webchat pair}. */
@Command(name = "pair")
public final class PairCommand implements Callable<Integer> {
    private final Cli cli;

    public PairCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        ObjectNode made = cli.relay().post("/api/v1/pchat/auth/pairing-codes", Json.object());
        cli.console()
                .answer(
                        made,
                        "Open on the other device:  " + Json.text(made, "url") + "\nor type there:             webchat"
                                + " login --pair " + Json.text(made, "code") + "\nIt works once, within "
                                + made.path("expires_in").asLong() + " seconds.");
        return ExitCode.OK;
    }
}
