package io.webchat.cli.persona;

import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.relay.RelayClient;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat login}. */
@Command(name = "login")
public final class LoginCommand implements Callable<Integer> {
    private static final int MAX_TOKEN_BYTES = 1024;

    private final Cli cli;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EMAIL", description = "Mailbox to sign in with.")
    @Nullable
    String email;

    @Mixin
    PersonaOptions options = new PersonaOptions();

    @Option(names = "--pair", paramLabel = "CODE|LINK", description = "Sign in with a pairing code of another device.")
    @Nullable
    String pair;

    @Option(names = "--token", description = "Read a session token from standard input and keep it.")
    boolean token;

    public LoginCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        options.validate();
        Identity identity = opened();
        Persona described = identity.persona().described(null, options.relayMode, options.site);
        cli.personas().save(described);
        if (cli.personas().all().size() == 1) {
            cli.personas().prefer(described);
        }
        cli.console()
                .answer(
                        Json.object(
                                "persona", described.key(),
                                "chat_address", described.chatAddress(),
                                "session_id", identity.session().sessionId(),
                                "relay", described.relay().toString()),
                        "Signed in as " + described.chatAddress() + " at " + described.relay() + ".");
        return ExitCode.OK;
    }

    private Identity opened() {
        if (pair != null) {
            URI relay = cli.relayTyped() == null && pair.contains("://") ? relayOf(pair) : cli.relayForSignIn();
            return cli.signIn().byPairing(pair.replaceFirst(".*pair=", ""), relay, options, cli.sessionName());
        }
        if (token) {
            String typed = cli.console().readAll(MAX_TOKEN_BYTES).strip();
            return cli.signIn().byToken(typed, cli.relayForSignIn(), cli.sessionName());
        }
        String typed = email != null ? email : cli.personaName();
        if (typed == null || !typed.contains("@")) {
            throw CliException.usage("Give the mailbox to sign in with: webchat login you@example.com");
        }
        return cli.signIn().byCode(typed, cli.relayForSignIn(), options, cli.sessionName());
    }

    /** The relay whose page a pairing link opens. */
    private static URI relayOf(String link) {
        return RelayClient.parse(link.replaceFirst("/app/webchat/.*|[?#].*", ""));
    }
}
