package io.webchat.cli.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.RelayClient;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is there, and how one shows oneself. */
public final class DirectoryCommands {
    private static final Set<String> STATES = Set.of("working", "idle", "waiting", "blocked", "paused");

    private DirectoryCommands() {}

    /** {@code webchat directory}. */
    @Command(name = "directory")
    public static final class Directory implements Callable<Integer> {
        private final Cli cli;

        @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Part of a name or an address.")
        @Nullable
        String text;

        @Option(names = "--kind", paramLabel = "KIND", description = "person, agent, bridge or system.")
        @Nullable
        String kind;

        @Option(names = "--online", description = "Only those that are online.")
        boolean online;

        public Directory(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            String query = "?" + (online ? "online=true" : "") + (text == null ? "" : "&q=" + RelayClient.encode(text))
                    + (kind == null ? "" : "&kind=" + RelayClient.encode(kind));
            ObjectNode listed = cli.relay().get("/api/v1/webchat/directory" + query);
            listed.path("users").forEach(user -> cli.console().answer(user, user(user)));
            listed.path("groups").forEach(group -> cli.console().answer(group, group(group)));
            return ExitCode.OK;
        }

        private static String user(JsonNode user) {
            StringBuilder line = new StringBuilder(Json.text(user, "chat_address"));
            line.append("  ").append(Text.shortened(Json.text(user, "display_name"), 100));
            line.append("  ").append(Json.text(user, "kind"));
            String owner = Json.text(user, "owner");
            line.append(owner.isEmpty() ? "" : " of " + owner);
            line.append(user.path("online").asBoolean() ? "  online" : "  offline");
            for (JsonNode session : user.path("sessions")) {
                line.append("\n    ").append(Text.shortened(Json.text(session, "session_name"), 100));
                line.append(" on ").append(Text.shortened(Json.text(session, "device_name"), 100));
                line.append(", ").append(Json.text(session, "listen_channel"));
                line.append(session.path("online").asBoolean() ? ", online " : ", offline ");
                line.append(Json.text(session, "state")).append(' ');
                line.append(Text.shortened(Json.text(session, "status_text"), 200));
            }
            return line.toString().stripTrailing();
        }

        private static String group(JsonNode group) {
            return Json.text(group, "address") + "  " + Text.shortened(Json.text(group, "name"), 100) + "  "
                    + Json.text(group, "mode") + "  "
                    + group.path("member_count").asInt() + " members";
        }
    }

    /** {@code webchat status}. */
    @Command(name = "status")
    public static final class Status implements Callable<Integer> {
        private final Cli cli;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "STATE",
                description = "working, idle, waiting or blocked. Without it, what the relay knows is printed.")
        @Nullable
        String state;

        @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "What others read beside it.")
        @Nullable
        String text;

        @Option(names = "--hide", description = "Show this session to nobody.")
        boolean hide;

        public Status(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Identity identity = cli.identity();
            if (state == null && !hide) {
                ObjectNode me = identity.relay().get("/api/v1/pchat/auth/me");
                cli.console().answer(me, describe(me));
                return ExitCode.OK;
            }
            if (state != null && !STATES.contains(state)) {
                throw CliException.usage("Give working, idle, waiting or blocked.");
            }
            ObjectNode presence = Json.object("visible", !hide, "state", state, "status_text", text);
            ObjectNode answer = identity.relay().postRepeatable("/api/v1/webchat/presence", presence);
            cli.console().answer(answer, hide ? "Hidden." : "Shown as " + state + ".");
            return ExitCode.OK;
        }

        private static String describe(ObjectNode me) {
            JsonNode session = me.path("session");
            return Json.text(me.path("user"), "chat_address") + "  "
                    + Text.shortened(Json.text(me.path("user"), "display_name"), 100) + "\nsession "
                    + Json.text(session, "session_id") + "  "
                    + (session.path("online").asBoolean() ? "online" : "offline") + "  "
                    + Json.text(session, "state") + " " + Text.shortened(Json.text(session, "status_text"), 200);
        }
    }
}
