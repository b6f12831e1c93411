package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.CliException;
import io.webchat.cli.Console;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.relay.ProblemException;
import io.webchat.cli.relay.RelayClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens sessions and keeps them. */
public final class SignIn {
    private static final String AUTH = "/api/v1/pchat/auth/";
    private static final int MAX_ADDRESS_TRIES = 3;

    private final Console console;
    private final PersonaStore personas;

    public SignIn(Console console, PersonaStore personas) {
        this.console = console;
        this.personas = personas;
    }

    /** Signs a mailbox in by a one-time code: the one given, one that the relay shows, or one that is typed. */
    public Identity byCode(String email, URI relay, PersonaOptions options, @Nullable String sessionName) {
        RelayClient client = new RelayClient(relay, null);
        String code = options.code != null ? options.code : code(client, email, options);
        String address = options.chatAddress;
        for (int tried = 1; ; tried++) {
            ObjectNode request = options.labels(sessionName).put("email", email).put("code", code);
            Json.put(request, "display_name", options.name);
            Json.put(request, "chat_address", address);
            try {
                return keep(email, client.post(AUTH + "verify-code", request), relay, sessionName);
            } catch (ProblemException e) {
                if (!e.code().equals("address_taken")) {
                    throw e;
                }
                String other = console.interactive() && tried < MAX_ADDRESS_TRIES
                        ? console.ask("The address " + address + " is taken. Another one:")
                        : null;
                if (other == null || other.isEmpty()) {
                    throw new CliException(
                            ExitCode.REFUSED,
                            e.code(),
                            "The address " + address + " is taken. The code stays good: repeat the command with --code "
                                    + code + " and another --chat-address.",
                            e);
                }
                address = other;
            }
        }
    }

    private String code(RelayClient client, String email, PersonaOptions options) {
        ObjectNode request = Json.object("email", email, "display_name", options.name, "purpose", "login");
        ObjectNode sent = client.post(AUTH + "request-code", request);
        if (Json.text(sent, "status").equals("approval_pending")) {
            throw CliException.signIn("This relay is open to invited people. Its admins were asked to let " + email
                    + " in (" + Json.text(sent, "request_id") + "). Repeat the command once they have.");
        }
        String shown = Json.textOrNull(sent, "dev_code");
        if (shown != null) {
            return shown;
        }
        String typed = console.interactive() ? console.ask("Code sent to " + email + ":") : null;
        if (typed == null || typed.isEmpty()) {
            throw CliException.signIn(
                    "A code was sent to " + email + ". Repeat the command with --code and that code.");
        }
        return typed;
    }

    /** Opens a further session by a pairing code. */
    public Identity byPairing(String code, URI relay, PersonaOptions options, @Nullable String sessionName) {
        RelayClient client = new RelayClient(relay, null);
        ObjectNode request = options.labels(sessionName).put("code", code);
        ObjectNode opened = client.post(AUTH + "pair", request);
        String email = Json.textOrNull(opened.path("user"), "email");
        String key = email == null ? Json.text(opened.path("user"), "chat_address") : email;
        return keep(key, opened, relay, sessionName);
    }

    /** Opens another session of somebody who is signed in here. */
    public Identity another(Identity present, PersonaOptions options, String sessionName) {
        String code = Json.text(present.relay().post(AUTH + "pairing-codes", Json.object()), "code");
        ObjectNode request = options.labels(sessionName).put("code", code);
        ObjectNode opened = present.relay().post(AUTH + "pair", request);
        return keep(present.persona().key(), opened, present.persona().relay(), sessionName);
    }

    /** Creates an agent of who is signed in, and keeps it as a persona of its own. */
    public Identity agent(Identity owner, ObjectNode request, @Nullable String sessionName) {
        ObjectNode opened = owner.relay().post(AUTH + "agents", request);
        String address = Json.text(opened.path("user"), "chat_address");
        return keep(address, opened, owner.persona().relay(), sessionName);
    }

    /** Keeps a session whose token the user already has. */
    public Identity byToken(String token, URI relay, @Nullable String sessionName) {
        ObjectNode opened = new RelayClient(relay, token).get(AUTH + "me");
        opened.put("session_token", token);
        String email = Json.textOrNull(opened.path("user"), "email");
        String key = email == null ? Json.text(opened.path("user"), "chat_address") : email;
        return keep(key, opened, relay, sessionName);
    }

    private Identity keep(String name, ObjectNode opened, URI relay, @Nullable String sessionName) {
        String key = personas.keyFor(name, relay);
        Path folder = personas.sessionFolder(key, sessionName);
        Optional<Persona> known = personas.find(key, relay);
        Persona persona = known.map(old -> old.updated(opened.path("user")))
                .orElseGet(() -> Persona.of(key, opened.path("user"), relay, String.valueOf(folder.getFileName())));
        StoredSession session = StoredSession.of(folder, opened);
        personas.save(persona);
        personas.save(session);
        return Identity.of(persona, session);
    }
}
