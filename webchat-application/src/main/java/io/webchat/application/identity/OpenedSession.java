package io.webchat.application.identity;

import io.webchat.domain.identity.SessionToken;

/** A new session, with its token, which is told this once. */
public record OpenedSession(SignedIn signedIn, SessionToken token) {}
