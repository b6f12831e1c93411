package io.webchat.adapter.rest.auth;

import io.webchat.application.identity.Authenticate;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Signs the caller in before the body is read. */
@Priority(Priorities.AUTHENTICATION)
final class AuthFilter implements ContainerRequestFilter {
    static final String CALLER = "io.webchat.caller";

    private final Authenticate authenticate;
    private final boolean required;

    AuthFilter(Authenticate authenticate, boolean required) {
        this.authenticate = authenticate;
        this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = ShownToken.of(request::getHeaderString);
        if (required || token != null) {
            request.setProperty(CALLER, authenticate.handle(token));
        }
    }
}
