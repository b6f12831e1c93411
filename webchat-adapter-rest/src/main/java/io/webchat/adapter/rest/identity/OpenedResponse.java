package io.webchat.adapter.rest.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A new session, with the token that is told this once. */
record OpenedResponse(
        boolean success,
        String sessionToken,
        @Nullable Instant expiresAt,
        UserResponse user,
        SessionResponse session) {}
