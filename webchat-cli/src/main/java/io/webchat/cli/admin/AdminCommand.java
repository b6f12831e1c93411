package io.webchat.cli.admin;

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

/** {@code webchat admin}: what admins see and do. */
@Command(name = "admin", synopsisSubcommandLabel = "COMMAND")
public final class AdminCommand {
    private static final String ADMIN = "/api/v1/webchat/admin/";

    private final Cli cli;

    public AdminCommand(Cli cli) {
        this.cli = cli;
    }

    @Command(description = "Find accounts.")
    int users(@Parameters(arity = "0..1", paramLabel = "TEXT") @Nullable String text) {
        String query = text == null ? "" : "?q=" + RelayClient.encode(text);
        for (JsonNode user : cli.relay().get(ADMIN + "users" + query).path("users")) {
            cli.console()
                    .answer(
                            user,
                            Json.text(user, "chat_address") + "  " + Text.clean(Json.text(user, "email")) + "  "
                                    + Json.text(user, "kind")
                                    + (user.path("admin").asBoolean() ? "  admin" : "")
                                    + "  " + Json.text(user, "standing"));
        }
        return ExitCode.OK;
    }

    @Command(description = "promote, demote, block, unblock, hide or show an account.")
    int user(
            @Parameters(index = "0", paramLabel = "ACTION") String action,
            @Parameters(index = "1", paramLabel = "WHO", description = "Address or mailbox.") String who) {
        ObjectNode request = Json.object("action", action, who.contains("@") ? "email" : "chat_address", who);
        return done(cli.relay().postRepeatable(ADMIN + "users", request));
    }

    @Command(name = "access-requests", description = "List who wants to be let in.")
    int accessRequests() {
        for (JsonNode request : cli.relay().get(ADMIN + "access-requests").path("access_requests")) {
            cli.console()
                    .answer(
                            request,
                            Json.text(request, "request_id") + "  " + Text.clean(Json.text(request, "email")) + "  "
                                    + Json.text(request, "state"));
        }
        return ExitCode.OK;
    }

    @Command(description = "Let somebody in.")
    int approve(@Parameters(paramLabel = "REQUEST_ID") String id) {
        return done(cli.relay()
                .postRepeatable(ADMIN + "access-requests/" + RelayClient.encode(id) + "/approve", Json.object()));
    }

    @Command(description = "Turn somebody away.")
    int deny(@Parameters(paramLabel = "REQUEST_ID") String id) {
        return done(cli.relay()
                .postRepeatable(ADMIN + "access-requests/" + RelayClient.encode(id) + "/deny", Json.object()));
    }

    @Command(description = "List reports of abuse.")
    int reports(@Option(names = "--open", description = "Only those that are open.") boolean open) {
        return each("abuse-reports?open=" + open, "abuse_reports");
    }

    @Command(description = "Close a report of abuse.")
    int resolve(
            @Parameters(paramLabel = "REPORT_ID") String id,
            @Option(names = "--note", paramLabel = "TEXT") @Nullable String note) {
        return done(cli.relay()
                .postRepeatable(
                        ADMIN + "abuse-reports/" + RelayClient.encode(id) + "/resolve", Json.object("note", note)));
    }

    @Command(description = "Print counts.")
    int stats() {
        JsonNode stats = cli.relay().get(ADMIN + "stats").path("stats");
        cli.console().answer(stats, Json.writePretty(stats));
        return ExitCode.OK;
    }

    @Command(description = "Print the audit, the latest first.")
    int audit(@Option(names = "--limit", paramLabel = "N", defaultValue = "50") int limit) {
        return each("audit?limit=" + limit, "audit");
    }

    private int each(String path, String field) {
        for (JsonNode line : cli.relay().get(ADMIN + path).path(field)) {
            cli.console().answer(line, Text.clean(Json.write(line)));
        }
        return ExitCode.OK;
    }

    private int done(ObjectNode answer) {
        cli.console().answer(answer, "Done.");
        return ExitCode.OK;
    }
}
