package io.webchat.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.Version;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.relay.ProblemException;
import io.webchat.cli.relay.RelayClient;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code webchat doctor}: whether this machine, the relay and the session work together. */
@Command(name = "doctor")
public final class DoctorCommand implements Callable<Integer> {
    private final Cli cli;
    private boolean healthy = true;

    @Option(names = "--relay-too", description = "Have the relay try its own parts as well; for admins.")
    boolean relayToo;

    public DoctorCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        report("program", true, "webchat " + Version.number() + ", Java " + Runtime.version());
        report(
                "personas",
                true,
                cli.personas().root() + ": " + cli.personas().all().size());
        Identity identity = identity();
        URI relay = identity == null ? cli.relayForSignIn() : identity.persona().relay();
        boolean reached = tried("relay", () -> health(relay));
        if (reached && identity != null) {
            tried("session", () -> session(identity));
            if (relayToo) {
                tried("parts of the relay", () -> parts(identity));
            }
        }
        return healthy ? ExitCode.OK : ExitCode.REFUSED;
    }

    private @Nullable Identity identity() {
        try {
            return cli.identity();
        } catch (CliException e) {
            report("session", false, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String health(URI relay) {
        ObjectNode health = new RelayClient(relay, null).get("/health");
        return relay + ": " + Json.text(health, "status") + ", version " + Json.text(health, "version");
    }

    private static String session(Identity identity) {
        JsonNode me = identity.relay().get("/api/v1/pchat/auth/me");
        return Json.text(me.path("user"), "chat_address") + ", " + Json.text(me.path("session"), "session_id");
    }

    private String parts(Identity identity) {
        ObjectNode answer = identity.relay().postRepeatable("/api/v1/webchat/admin/doctor", Json.object());
        JsonNode parts = answer.has("diagnostics") ? answer.path("diagnostics") : answer.path("checkups");
        for (JsonNode part : parts) {
            boolean good = !Json.text(part, "outcome").equals("failed");
            report("  " + Json.text(part, "name"), good, Text.clean(Json.text(part, "detail")));
        }
        return parts.size() + " tried";
    }

    private boolean tried(String what, Callable<String> trial) {
        try {
            report(what, true, trial.call());
            return true;
        } catch (ProblemException e) {
            report(what, false, e.code() + ": " + e.getMessage());
        } catch (Exception e) {
            report(what, false, String.valueOf(e.getMessage()));
        }
        return false;
    }

    private void report(String what, boolean good, String detail) {
        healthy &= good;
        cli.console()
                .answer(
                        Json.object("check", what.strip(), "ok", good, "detail", detail),
                        (good ? "ok      " : "FAILED  ") + what + ": " + detail);
    }
}
