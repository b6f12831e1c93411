package io.webchat.adapter.rest.auth;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.bridge.ClientKey;

/** Who may send and look after what was sent: somebody signed in, or a program with a key. */
public sealed interface Sender {
    record Session(SignedIn caller) implements Sender {}

    record Program(ClientKey key) implements Sender {}
}
