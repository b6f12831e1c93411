package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.CliException;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import io.webchat.cli.relay.ProblemException;
import io.webchat.cli.relay.RelayClient;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enters as a persona: with a session that is kept, or by signing in. */
public final class Personas {
    private static final String ME = "/api/v1/pchat/auth/me";

    private final Cli cli;

    public Personas(Cli cli) {
        this.cli = cli;
    }

    /**
     * The chosen persona, signed in and as the options describe it.
     *
     * @param label a new label for it; null to leave it
     */
    public Identity enter(PersonaOptions options, @Nullable String label) {
        Identity identity = valid(options);
        identity = changed(identity, options);
        Persona described = identity.persona().described(label, options.relayMode, options.site);
        if (cli.environment().get("WEBCHAT_TOKEN") == null || cli.personaName() != null) {
            cli.personas().save(described);
            cli.personas().save(identity.session());
        }
        return Identity.of(described, identity.session());
    }

    private Identity valid(PersonaOptions options) {
        String name = cli.personaName();
        if (name == null) {
            return refreshed(cli.identity());
        }
        URI typed = cli.relayTyped();
        Optional<Persona> known = cli.personas().find(name, typed);
        if (known.isPresent() && !cli.personas().sessions(known.get()).isEmpty()) {
            try {
                return refreshed(entered(known.get(), options));
            } catch (ProblemException e) {
                if (e.status() != 401) {
                    throw e;
                }
            }
        }
        return signedIn(name, known, options);
    }

    /** With the named session, or another one of the same persona that opens it. */
    private Identity entered(Persona persona, PersonaOptions options) {
        String name = cli.sessionName();
        Optional<StoredSession> session = cli.personas().session(persona, name);
        if (session.isPresent()) {
            return Identity.of(persona, session.get());
        }
        StoredSession other = cli.personas().sessions(persona).getFirst();
        return name == null
                ? Identity.of(persona, other)
                : cli.signIn().another(Identity.of(persona, other), options, name);
    }

    private Identity signedIn(String name, Optional<Persona> known, PersonaOptions options) {
        String email = known.map(persona -> String.valueOf(persona.email())).orElse(name);
        if (!email.contains("@")) {
            throw CliException.signIn(
                    known.isPresent()
                            ? "The session of the agent " + name
                                    + " has ended. Its owner opens another: webchat agent create"
                            : "There is no persona " + name + " here. Give its mailbox to sign in.");
        }
        URI relay = known.map(Persona::relay).orElseGet(cli::relayForSignIn);
        return cli.signIn().byCode(email, relay, options, cli.sessionName());
    }

    private static Identity refreshed(Identity identity) {
        ObjectNode me = identity.relay().get(ME);
        return Identity.of(
                identity.persona().updated(me.path("user")), identity.session().updated(me.path("session")));
    }

    /** With what the options say otherwise than the relay. */
    private static Identity changed(Identity identity, PersonaOptions options) {
        Persona persona = identity.persona();
        ObjectNode profile = Json.object();
        if (options.name != null && !options.name.equals(persona.displayName())) {
            profile.put("display_name", options.name);
        }
        if (options.chatAddress != null && !options.chatAddress.equalsIgnoreCase(persona.chatAddress())) {
            profile.put("chat_address", options.chatAddress);
        }
        Identity present = identity;
        if (!profile.isEmpty()) {
            ObjectNode me = identity.relay().put(ME, profile);
            present = Identity.of(persona.updated(me.path("user")), identity.session());
        }
        ObjectNode labels = options.labels(null);
        if (!labels.isEmpty()) {
            present.relay().postRepeatable("/api/v1/webchat/presence", labels);
            present = refreshed(present);
        }
        return present;
    }

    /** Prints what is kept of each persona. */
    public void list() {
        List<Persona> all = cli.personas().all();
        if (all.isEmpty()) {
            cli.console().text("No persona is set up. Type: webchat login you@example.com");
        }
        String preferred = cli.personas().preferred().map(Persona::key).orElse("");
        for (Persona persona : all) {
            List<StoredSession> sessions = cli.personas().sessions(persona);
            ObjectNode json = persona.toJson();
            json.put("verified", !sessions.isEmpty());
            json.put("preferred", persona.key().equals(preferred));
            json.putArray("sessions")
                    .addAll(sessions.stream().map(Personas::withoutToken).toList());
            cli.console().answer(json, text(persona, sessions, persona.key().equals(preferred)));
        }
    }

    private static ObjectNode withoutToken(StoredSession session) {
        ObjectNode json = session.toJson();
        json.remove("token");
        return json;
    }

    private static String text(Persona persona, List<StoredSession> sessions, boolean preferred) {
        StringBuilder text = new StringBuilder(preferred ? "* " : "  ").append(persona.key());
        if (persona.label() != null) {
            text.append(" (").append(persona.label()).append(')');
        }
        text.append("  ").append(persona.chatAddress()).append("  ").append(persona.kind());
        text.append("  ")
                .append(sessions.isEmpty() ? "signed out" : "verified")
                .append("  ")
                .append(persona.relay());
        for (StoredSession session : sessions) {
            text.append("\n      session ").append(word(session.sessionName()));
            text.append("  device ").append(word(session.deviceName()));
            text.append("  channel ").append(word(session.listenChannel()));
            String seen = session.lastUsedAt();
            text.append("  last seen ").append(seen == null ? "-" : Text.time(seen));
        }
        return text.toString();
    }

    private static String word(@Nullable String value) {
        return value == null ? "-" : Text.clean(value);
    }

    /** Ends sessions at the relay and forgets their tokens. */
    void leave(Identity identity, boolean all) {
        ObjectNode request = Json.object("all", all ? Boolean.TRUE : null);
        RelayClient relay = identity.relay();
        try {
            relay.post("/api/v1/pchat/auth/logout", request);
        } catch (ProblemException e) {
            if (e.status() != 401) {
                throw e;
            }
        }
        if (all) {
            cli.personas().sessions(identity.persona()).forEach(cli.personas()::forget);
        } else {
            cli.personas().forget(identity.session());
        }
    }
}
