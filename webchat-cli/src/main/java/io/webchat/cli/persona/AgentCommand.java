package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.relay.RelayClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat agent}: identities that the persona owns. */
@Command(name = "agent", synopsisSubcommandLabel = "COMMAND")
public final class AgentCommand {
    private static final String AGENTS = "/api/v1/pchat/auth/agents";

    private final Cli cli;

    public AgentCommand(Cli cli) {
        this.cli = cli;
    }

    @Command(description = "Create an agent, which needs no mailbox, and keep it as a persona of this machine.")
    int create(
            @Parameters(paramLabel = "NAME", description = "Its display name.") String name,
            @Option(names = "--chat-address", paramLabel = "ADDRESS", description = "Its address.") @Nullable
                    String address,
            @Option(names = "--computer", paramLabel = "NAME", description = "Device name of its session.") @Nullable
                    String computer,
            @Option(names = "--use", description = "Act as it where no persona is named.") boolean use,
            @Option(names = "--print-token", description = "Print its session token, to give it to another machine.")
                    boolean printToken) {
        ObjectNode request = Json.object(
                "display_name", name,
                "chat_address", address,
                "device_name", computer,
                "idempotency_key", Cli.newKey());
        Identity agent = cli.signIn().agent(cli.identity(), request, null);
        if (use) {
            cli.personas().prefer(agent.persona());
        }
        ObjectNode made = Json.object(
                "persona", agent.persona().key(),
                "chat_address", agent.address(),
                "owner", agent.persona().owner(),
                "session_token", printToken ? agent.session().token() : null);
        String token = printToken ? "\nToken: " + agent.session().token() : "";
        cli.console()
                .answer(made, "Created " + agent.address() + ". Act as it with --persona " + agent.address() + token);
        return ExitCode.OK;
    }

    @Command(description = "List your agents.")
    int list() {
        for (JsonNode agent : cli.relay().get(AGENTS).path("agents")) {
            String paused = agent.hasNonNull("paused") && agent.path("paused").asBoolean(true) ? "  paused" : "";
            cli.console()
                    .answer(
                            agent,
                            Json.text(agent, "chat_address") + "  "
                                    + Text.shortened(Json.text(agent, "display_name"), 100) + paused);
        }
        return ExitCode.OK;
    }

    @Command(description = "End an agent and its sessions for ever.")
    int revoke(@Parameters(paramLabel = "ADDRESS") String address) {
        ObjectNode answer = cli.relay().delete(AGENTS + "/" + RelayClient.encode(address));
        cli.console().answer(answer, "Revoked " + address + ".");
        return ExitCode.OK;
    }

    @Command(description = "Stop an agent: its waits say so, and its writes are refused.")
    int pause(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--reason", paramLabel = "TEXT") @Nullable String reason) {
        ObjectNode answer = cli.relay()
                .postRepeatable(AGENTS + "/" + RelayClient.encode(address) + "/pause", Json.object("reason", reason));
        cli.console().answer(answer, "Paused " + address + ".");
        return ExitCode.OK;
    }

    @Command(description = "Let a paused agent go on.")
    int resume(@Parameters(paramLabel = "ADDRESS") String address) {
        ObjectNode answer =
                cli.relay().postRepeatable(AGENTS + "/" + RelayClient.encode(address) + "/resume", Json.object());
        cli.console().answer(answer, "Resumed " + address + ".");
        return ExitCode.OK;
    }
}
