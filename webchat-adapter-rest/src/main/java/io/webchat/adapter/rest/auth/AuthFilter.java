package io.webchat.adapter.rest.auth;

import io.webchat.application.identity.Authenticate;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Signs the caller in before the body is read. */
@Priority(Priorities.AUTHENTICATION)
final class AuthFilter implements ContainerRequestFilter {
    static final String CALLER = "io.webchat.caller";

    private static final String SESSION = "X-PChat-Session";
    private static final String BEARER = "Bearer ";

    private final Authenticate authenticate;
    private final boolean required;

    AuthFilter(Authenticate authenticate, boolean required) {
        this.authenticate = authenticate;
        this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = token(request);
        if (required || token != null) {
            request.setProperty(CALLER, authenticate.handle(token));
        }
    }

    /** The relay's own header counts first: proxies put theirs into the other. */
    private static @Nullable String token(ContainerRequestContext request) {
        String session = request.getHeaderString(SESSION);
        if (session != null && !session.isBlank()) {
            return session.strip();
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
