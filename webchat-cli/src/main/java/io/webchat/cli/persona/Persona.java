package io.webchat.cli.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Json;
import io.webchat.cli.relay.RelayClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An identity at a relay that this machine can sign in as.
 *
 * @param key what names it here: the mailbox, or an agent's address
 * @param label a name of the user's choice
 * @param defaultSession the session that is used when none is named
 */
public record Persona(
        String key,
        @Nullable String label,
        @Nullable String email,
        String chatAddress,
        String displayName,
        String kind,
        @Nullable String owner,
        URI relay,
        @Nullable String relayMode,
        @Nullable String site,
        String defaultSession) {
    /** As the relay's {@code user} describes it. */
    static Persona of(String key, JsonNode user, URI relay, String defaultSession) {
        return new Persona(
                key,
                null,
                Json.textOrNull(user, "email"),
                Json.text(user, "chat_address"),
                Json.text(user, "display_name"),
                Json.text(user, "kind"),
                Json.textOrNull(user, "owner"),
                relay,
                null,
                null,
                defaultSession);
    }

    /** Whoever a token belongs to. */
    public static Persona ofToken(String key, URI relay) {
        return new Persona(key, null, null, "", "", "", null, relay, null, null, "default");
    }

    static Persona parse(ObjectNode stored) {
        return new Persona(
                Json.text(stored, "persona"),
                Json.textOrNull(stored, "label"),
                Json.textOrNull(stored, "email"),
                Json.text(stored, "chat_address"),
                Json.text(stored, "display_name"),
                Json.text(stored, "kind"),
                Json.textOrNull(stored, "owner"),
                RelayClient.parse(Json.text(stored, "relay")),
                Json.textOrNull(stored, "relay_mode"),
                Json.textOrNull(stored, "site"),
                Json.text(stored, "default_session"));
    }

    ObjectNode toJson() {
        return Json.object(
                "persona", key,
                "label", label,
                "email", email,
                "chat_address", chatAddress,
                "display_name", displayName,
                "kind", kind,
                "owner", owner,
                "relay", relay.toString(),
                "relay_mode", relayMode,
                "site", site,
                "default_session", defaultSession);
    }

    /** With what the relay says of the user now. */
    Persona updated(JsonNode user) {
        Persona fresh = of(key, user, relay, defaultSession);
        return new Persona(
                key,
                label,
                fresh.email,
                fresh.chatAddress,
                fresh.displayName,
                fresh.kind,
                fresh.owner,
                relay,
                relayMode,
                site,
                defaultSession);
    }

    /** With what the user says of it; null keeps what is there. */
    Persona described(@Nullable String newLabel, @Nullable String newMode, @Nullable String newSite) {
        return new Persona(
                key,
                newLabel == null ? label : newLabel,
                email,
                chatAddress,
                displayName,
                kind,
                owner,
                relay,
                newMode == null ? relayMode : newMode,
                newSite == null ? site : newSite,
                defaultSession);
    }

    boolean isCalled(String name) {
        return key.equalsIgnoreCase(name)
                || name.equalsIgnoreCase(email)
                || chatAddress.equalsIgnoreCase(name)
                || name.equalsIgnoreCase(label);
    }
}
