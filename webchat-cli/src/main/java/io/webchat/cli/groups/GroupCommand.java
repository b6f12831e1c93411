package io.webchat.cli.groups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.relay.RelayClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat group}. */
@Command(name = "group", synopsisSubcommandLabel = "COMMAND")
public final class GroupCommand {
    static final String GROUPS = "/api/v1/webchat/groups";

    private final Cli cli;

    public GroupCommand(Cli cli) {
        this.cli = cli;
    }

    @Command(description = "Create a group, or a stream with --mode stream.")
    int create(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--mode", paramLabel = "MODE", description = "chat or stream.") @Nullable String mode,
            @Option(names = "--visibility", paramLabel = "WORD", description = "public or private.") @Nullable
                    String visibility,
            @Option(names = "--join-policy", paramLabel = "WORD", description = "approval, open or invite.") @Nullable
                    String joinPolicy,
            @Option(names = "--history", paramLabel = "WORD", description = "all or from_join.") @Nullable
                    String history,
            @Option(names = "--description", paramLabel = "TEXT") @Nullable String description,
            @Option(names = "--member", paramLabel = "ADDRESS", description = "May be repeated.") @Nullable
                    List<String> members) {
        ObjectNode request = settings(mode, visibility, joinPolicy, history, description);
        request.put("name", name);
        Json.put(request, "members", members);
        request.put("idempotency_key", Cli.newKey());
        JsonNode group = cli.relay().post(GROUPS, request).path("group");
        cli.console().answer(group, "Created " + text(group));
        return ExitCode.OK;
    }

    @Command(description = "List your groups.")
    int list() {
        cli.relay().get(GROUPS).path("groups").forEach(group -> cli.console().answer(group, text(group)));
        return ExitCode.OK;
    }

    @Command(description = "Show a group.")
    int show(@Parameters(paramLabel = "GROUP") String group) {
        JsonNode found = cli.relay().get(path(group)).path("group");
        cli.console().answer(found, text(found) + "\n    " + Text.indented(Json.text(found, "description")));
        return ExitCode.OK;
    }

    @Command(description = "Change what is given.")
    int change(
            @Parameters(paramLabel = "GROUP") String group,
            @Option(names = "--name", paramLabel = "NAME") @Nullable String name,
            @Option(names = "--mode", paramLabel = "MODE") @Nullable String mode,
            @Option(names = "--visibility", paramLabel = "WORD") @Nullable String visibility,
            @Option(names = "--join-policy", paramLabel = "WORD") @Nullable String joinPolicy,
            @Option(names = "--history", paramLabel = "WORD") @Nullable String history,
            @Option(names = "--description", paramLabel = "TEXT") @Nullable String description) {
        ObjectNode request = settings(mode, visibility, joinPolicy, history, description);
        Json.put(request, "name", name);
        if (request.isEmpty()) {
            throw CliException.usage("Give what is to change, such as --name.");
        }
        JsonNode changed = cli.relay().patch(path(group), request).path("group");
        cli.console().answer(changed, text(changed));
        return ExitCode.OK;
    }

    @Command(description = "End a group.")
    int delete(@Parameters(paramLabel = "GROUP") String group) {
        return done(cli.relay().delete(path(group)));
    }

    @Command(description = "List who is in a group.")
    int members(@Parameters(paramLabel = "GROUP") String group) {
        for (JsonNode member : cli.relay().get(path(group) + "/members").path("members")) {
            cli.console().answer(member, Json.text(member, "chat_address") + "  " + Json.text(member, "role"));
        }
        return ExitCode.OK;
    }

    @Command(description = "Add members.")
    int add(
            @Parameters(index = "0", paramLabel = "GROUP") String group,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ADDRESS") List<String> addresses) {
        RelayClient relay = cli.relay();
        for (String address : addresses) {
            relay.postRepeatable(path(group) + "/members", Json.object("member_address", address));
            cli.console().answer(Json.object("success", true, "member", address), "Added " + address);
        }
        return ExitCode.OK;
    }

    @Command(description = "Remove a member.")
    int remove(
            @Parameters(index = "0", paramLabel = "GROUP") String group,
            @Parameters(index = "1", paramLabel = "ADDRESS") String address) {
        return done(cli.relay().delete(path(group) + "/members/" + RelayClient.encode(address)));
    }

    @Command(description = "Make a member owner, admin or member.")
    int role(
            @Parameters(index = "0", paramLabel = "GROUP") String group,
            @Parameters(index = "1", paramLabel = "ADDRESS") String address,
            @Parameters(index = "2", paramLabel = "ROLE") String role) {
        String path = path(group) + "/members/" + RelayClient.encode(address) + "/role";
        return done(cli.relay().put(path, Json.object("role", role)));
    }

    @Command(description = "Leave a group.")
    int leave(@Parameters(paramLabel = "GROUP") String group) {
        return done(cli.relay().post(path(group) + "/leave", Json.object()));
    }

    @Command(description = "Ask to join a group.")
    int join(@Parameters(paramLabel = "GROUP") String group) {
        ObjectNode answer = cli.relay().post(path(group) + "/join-requests", Json.object());
        JsonNode request = answer.path("request");
        cli.console().answer(request, Json.text(request, "request_id") + "  " + Json.text(request, "state"));
        return ExitCode.OK;
    }

    @Command(description = "List who asks to join.")
    int requests(@Parameters(paramLabel = "GROUP") String group) {
        for (JsonNode request : cli.relay().get(path(group) + "/join-requests").path("requests")) {
            cli.console().answer(request, Json.text(request, "request_id") + "  " + Json.text(request, "chat_address"));
        }
        return ExitCode.OK;
    }

    @Command(description = "Let in who asked.")
    int accept(
            @Parameters(index = "0", paramLabel = "GROUP") String group,
            @Parameters(index = "1", paramLabel = "REQUEST_ID") String request) {
        return decide(group, request, "accept");
    }

    @Command(description = "Turn away who asked.")
    int reject(
            @Parameters(index = "0", paramLabel = "GROUP") String group,
            @Parameters(index = "1", paramLabel = "REQUEST_ID") String request) {
        return decide(group, request, "reject");
    }

    private int decide(String group, String request, String decision) {
        String path = path(group) + "/join-requests/" + RelayClient.encode(request) + "/" + decision;
        return done(cli.relay().post(path, Json.object()));
    }

    private int done(ObjectNode answer) {
        cli.console().answer(answer, "Done.");
        return ExitCode.OK;
    }

    private static ObjectNode settings(
            @Nullable String mode,
            @Nullable String visibility,
            @Nullable String joinPolicy,
            @Nullable String history,
            @Nullable String description) {
        return Json.object(
                "mode", mode,
                "visibility", visibility,
                "join_policy", joinPolicy,
                "history", history,
                "description", description);
    }

    private static String path(String group) {
        return GROUPS + "/" + RelayClient.encode(group.replaceFirst("^group:", ""));
    }

    private static String text(JsonNode group) {
        return Json.text(group, "address") + "  " + Text.shortened(Json.text(group, "name"), 100) + "  "
                + Json.text(group, "visibility") + " " + Json.text(group, "mode") + "  "
                + group.path("member_count").asInt() + " members  " + Json.text(group, "role");
    }
}
