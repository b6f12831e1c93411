package io.webchat.cli.persona;

import io.webchat.cli.relay.RelayClient;

/** Who a command acts as: a persona, one of its sessions, and the relay with that session's token. */
public record Identity(Persona persona, StoredSession session, RelayClient relay) {
    public static Identity of(Persona persona, StoredSession session) {
        return new Identity(persona, session, new RelayClient(persona.relay(), session.token()));
    }

    public String address() {
        return persona.chatAddress();
    }
}
