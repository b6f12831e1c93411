package io.webchat.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.persona.Identity;
import io.webchat.cli.persona.Persona;
import io.webchat.cli.persona.PersonaOptions;
import io.webchat.cli.persona.PersonaStore;
import io.webchat.cli.persona.SignIn;
import io.webchat.cli.persona.StoredSession;
import io.webchat.cli.relay.RelayClient;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all commands share: surroundings, console, personas, and who the command acts as. */
public final class Cli {
    public static final String DEFAULT_RELAY = "http://127.0.0.1:5110";

    private final Environment environment;
    private final Console console;
    private final PersonaStore personas;
    private final SignIn signIn;
    private @Nullable String personaName;
    private @Nullable String relayTyped;
    private @Nullable String sessionName;

    public Cli(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.personas = new PersonaStore(environment.personas());
        this.signIn = new SignIn(console, personas);
    }

    /** Takes the options that every command has; null where one isn't given. */
    public void choose(@Nullable String persona, @Nullable String relay, @Nullable String session) {
        personaName = persona != null ? persona : environment.get("WEBCHAT_CLI_PERSONA");
        relayTyped = relay != null ? relay : environment.get("WEBCHAT_CLI_RELAY");
        sessionName = session != null ? session : environment.get("WEBCHAT_CLI_SESSION_NAME");
    }

    public Environment environment() {
        return environment;
    }

    public Console console() {
        return console;
    }

    public PersonaStore personas() {
        return personas;
    }

    public SignIn signIn() {
        return signIn;
    }

    public @Nullable String personaName() {
        return personaName;
    }

    public @Nullable String sessionName() {
        return sessionName;
    }

    /** The relay that is named; null when none is. */
    public @Nullable URI relayTyped() {
        return relayTyped == null ? null : RelayClient.parse(relayTyped);
    }

    /** The relay to sign in at. */
    public URI relayForSignIn() {
        URI typed = relayTyped();
        return typed != null ? typed : RelayClient.parse(DEFAULT_RELAY);
    }

    /** Who the command acts as. Makes no call but for a session name that is new. */
    public Identity identity() {
        String token = environment.get("WEBCHAT_TOKEN");
        if (token != null && personaName == null) {
            return ofToken(token);
        }
        Persona persona = chosen();
        Optional<StoredSession> session = personas.session(persona, sessionName);
        if (session.isPresent()) {
            return Identity.of(persona, session.get());
        }
        return personas.session(persona, null)
                .map(usual ->
                        signIn.another(Identity.of(persona, usual), new PersonaOptions(), String.valueOf(sessionName)))
                .orElseThrow(() ->
                        CliException.signIn(persona.key() + " is not signed in. Type: webchat login " + persona.key()));
    }

    public RelayClient relay() {
        return identity().relay();
    }

    private Persona chosen() {
        String name = personaName;
        URI typed = relayTyped();
        if (name != null) {
            String where = typed == null ? "" : " --relay " + typed;
            return personas.find(name, typed)
                    .orElseThrow(() -> CliException.signIn(
                            "There is no persona " + name + " here. Type: webchat login" + where + " " + name));
        }
        Persona persona = personas.preferred().orElseThrow(this::noneChosen);
        return typed == null || typed.equals(persona.relay())
                ? persona
                : personas.all().stream()
                        .filter(other -> other.relay().equals(typed))
                        .findFirst()
                        .orElseThrow(() -> CliException.signIn("No persona is signed in at " + typed
                                + ". Type: webchat login --relay " + typed + " you@example.com"));
    }

    private CliException noneChosen() {
        List<Persona> all = personas.all();
        return all.isEmpty()
                ? CliException.signIn("No persona is set up. Type: webchat login you@example.com")
                : CliException.signIn("Several personas are set up. Name one with --persona, or choose one for good:"
                        + " webchat personas use " + all.getFirst().key());
    }

    /** An identity that is not kept: only its position has a file. */
    private Identity ofToken(String token) {
        URI relay = relayForSignIn();
        String key = "token-" + digest(relay + " " + token);
        ObjectNode session = Json.object("token", token);
        Persona persona = Persona.ofToken(key, relay);
        return Identity.of(persona, StoredSession.parse(personas.sessionFolder(key, sessionName), session));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that makes a repeated call the same call. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }
}
