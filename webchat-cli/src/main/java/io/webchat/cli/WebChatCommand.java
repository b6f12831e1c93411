package io.webchat.cli;

import io.webchat.cli.persona.PersonaOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The program itself: with a persona and without a subcommand it signs in, then sends, reads or watches. */
@Command(
        name = "webchat",
        customSynopsis = {
            "webchat [PERSONA] [OPTIONS]",
            "       webchat [PERSONA] COMMAND [ARGUMENTS]",
        },
        headerHeading = "People and AI sessions, from the command line.%n%n",
        synopsisHeading = "Usage: ",
        commandListHeading = "")
final class WebChatCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PERSONA",
            description = "Mailbox, address or label of the persona.")
    @Nullable
    String persona;

    @Option(
            names = "--persona",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "After PERSONA: a label for it. Else: the persona to act as.")
    @Nullable
    String label;

    @Option(
            names = "--relay",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Address of the relay (default: http://127.0.0.1:5110).")
    @Nullable
    String relay;

    @Option(
            names = "--session-name",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Session to act with; another name is another session.")
    @Nullable
    String sessionName;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON object a line; failures as problem documents on standard error.")
    boolean json;

    @Mixin
    PersonaOptions options = new PersonaOptions();

    @Option(names = "--to", paramLabel = "ADDRESS", description = "Recipient: an address or group:ID.")
    @Nullable
    String to;

    @Option(names = "--message", paramLabel = "TEXT", description = "Text to send; - for standard input.")
    @Nullable
    String message;

    @Option(names = "--file", paramLabel = "FILE", description = "File to send.")
    @Nullable
    String file;

    @Option(names = "--caption", paramLabel = "TEXT", description = "Caption of the file.")
    @Nullable
    String caption;

    @Option(
            names = "--attachment-kind",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "auto, file or voice. auto makes audio a voice clip.")
    String attachmentKind = "auto";

    @Option(names = "--inbox", description = "Print waiting messages once.")
    boolean inbox;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Messages of --inbox at most.")
    int limit;

    @Option(names = "--watch", description = "Stay online and print what comes.")
    boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "First pause of --watch before a reconnection.")
    double interval;

    @Option(names = "--quiet-url", description = "Print no browser link.")
    boolean quietUrl;

    @Option(names = "--list", description = "List the personas of this machine.")
    boolean list;

    WebChatCommand(Cli cli) {
        this.cli = cli;
    }

    /** Makes known who the command acts as, before any command runs. */
    void choose() {
        cli.console().json(json);
        cli.choose(persona != null ? persona : label, relay, sessionName);
    }

    @Override
    public Integer call() {
        return new PersonaRun(cli, this).call();
    }
}
