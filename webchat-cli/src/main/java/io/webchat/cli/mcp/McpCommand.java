package io.webchat.cli.mcp;

import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code webchat mcp}: the relay's MCP endpoint over standard input and output. */
@Command(
        name = "mcp",
        footer = {
            "",
            "Reads one JSON-RPC message a line, and writes nothing but JSON-RPC messages to",
            "standard output. Ends when standard input ends. 'webchat install' enters it into",
            "the configuration of a host."
        })
public final class McpCommand implements Callable<Integer> {
    private final Cli cli;

    public McpCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (McpBridge bridge =
                new McpBridge(cli.identity(), new ProtocolOutput(cli.console().out()))) {
            bridge.run(cli.console().input());
        }
        return ExitCode.OK;
    }
}
