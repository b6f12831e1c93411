package io.webchat.adapter.rest.auth;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Signs the caller in before the body is read. */
@Priority(Priorities.AUTHENTICATION)
final class AuthFilter implements ContainerRequestFilter {
    static final String CALLER = "io.webchat.caller";

    /** Whose a token is. */
    @FunctionalInterface
    interface Tokens {
        Object owner(@Nullable String token);
    }

    private final Tokens tokens;
    private final boolean required;

    AuthFilter(Tokens tokens, boolean required) {
        this.tokens = tokens;
        this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = ShownToken.of(request::getHeaderString);
        if (required || token != null) {
            request.setProperty(CALLER, tokens.owner(token));
        }
    }
}
