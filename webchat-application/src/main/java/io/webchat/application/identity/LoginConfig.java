package io.webchat.application.identity;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.identity.AccessPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about signing in.
 *
 * @param sessionLife how long a session lasts; null for ever
 * @param development lifts the resend gap and the codes an hour, never the guesses
 */
public record LoginConfig(AccessPolicy access, @Nullable Duration sessionLife, boolean development) {
    public LoginConfig {
        requireNonNull(access, "access is null");
    }
}
