package io.webchat.cli.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.persona.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enters the relay into the configuration of a host, and takes it out again. */
public final class InstallCommands {
    private static final String HOSTS =
            "claude-code, claude-desktop, cursor, codex, vscode, gemini, windsurf, continue or zed.";

    private InstallCommands() {}

    /** {@code webchat install}. */
    @Command(
            name = "install",
            footer = {
                "",
                "The host then runs 'webchat mcp' as this persona; the token stays in the",
                "persona's own file. With --http the host calls the relay itself, with the token",
                "from its variable WEBCHAT_TOKEN."
            })
    public static final class Install implements Callable<Integer> {
        private final Cli cli;

        @Parameters(paramLabel = "HOST", description = HOSTS)
        String host = "";

        @Option(names = "--yes", description = "Make the change without asking.")
        boolean yes;

        @Option(names = "--http", description = "Have the host call the relay over HTTP.")
        boolean http;

        @Option(names = "--project", description = "Use the files of the current folder.")
        boolean project;

        @Option(
                names = "--wake",
                negatable = true,
                description = "Enter hooks that wake a waiting session, or leave them out.")
        @Nullable
        Boolean wake;

        public Install(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Host chosen = Host.parse(host);
            boolean hooks = wake == null ? chosen.wakesByDefault() : wake;
            List<Installation> installations = installations(cli, chosen, wish(cli, http, project, hooks));
            List<Installation.Plan> plans =
                    installations.stream().map(Installation::adding).toList();
            return made(cli, plans, yes, plan -> plan.installation().add(plan), chosen);
        }
    }

    /** {@code webchat uninstall}. */
    @Command(name = "uninstall")
    public static final class Uninstall implements Callable<Integer> {
        private final Cli cli;

        @Parameters(paramLabel = "HOST", description = HOSTS)
        String host = "";

        @Option(names = "--yes", description = "Make the change without asking.")
        boolean yes;

        @Option(names = "--project", description = "Use the files of the current folder.")
        boolean project;

        public Uninstall(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Host chosen = Host.parse(host);
            boolean hooks = chosen == Host.CLAUDE_CODE || chosen == Host.CODEX || chosen == Host.CURSOR;
            List<Installation.Plan> plans = installations(cli, chosen, wish(cli, false, project, hooks)).stream()
                    .map(Installation::removing)
                    .toList();
            return made(cli, plans, yes, plan -> plan.installation().remove(plan), chosen);
        }
    }

    private static Host.Wish wish(Cli cli, boolean http, boolean project, boolean hooks) {
        Identity identity = cli.identity();
        String persona = identity.persona().key();
        if (cli.environment().get("WEBCHAT_TOKEN") != null && cli.personaName() == null) {
            throw CliException.usage("Name a persona with --persona: a token from the environment isn't kept.");
        }
        return new Host.Wish(
                cli.environment(),
                program(cli),
                persona,
                identity.persona().relay().toString(),
                http,
                project,
                hooks);
    }

    /** The launcher, as a host can run it. */
    private static String program(Cli cli) {
        String launcher = cli.environment().get("WEBCHAT_CLI_PROGRAM");
        return launcher == null ? "webchat" : launcher;
    }

    private static List<Installation> installations(Cli cli, Host host, Host.Wish wish) {
        Path records = cli.personas().root().resolve("hosts");
        return host.changes(wish).stream()
                .map(change -> new Installation(change, records))
                .toList();
    }

    private interface Deed {
        void make(Installation.Plan plan);
    }

    private static int made(Cli cli, List<Installation.Plan> plans, boolean yes, Deed deed, Host host) {
        List<Installation.Plan> due = new ArrayList<>();
        for (Installation.Plan plan : plans) {
            if (plan.isEmpty()) {
                cli.console().text(plan.file() + ": nothing to change");
            } else {
                cli.console().text(plan.file() + ": " + plan.what() + "\n" + LineDiff.of(plan.before(), plan.after()));
                due.add(plan);
            }
        }
        if (!due.isEmpty() && !yes && !agreed(cli)) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "not_agreed",
                    "Nothing was changed. Add --yes to make the change without asking.");
        }
        for (Installation.Plan plan : due) {
            deed.make(plan);
            ObjectNode json = Json.object(
                    "success", true, "host", host.word(), "file", plan.file().toString());
            cli.console().answer(json, "Changed " + plan.file());
        }
        return ExitCode.OK;
    }

    private static boolean agreed(Cli cli) {
        if (!cli.console().interactive()) {
            return false;
        }
        String answer = cli.console().ask("Make this change? [y/N]");
        return answer != null && (answer.toLowerCase(Locale.ROOT) + " ").startsWith("y");
    }
}
