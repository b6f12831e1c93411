package io.webchat.adapter.rest.auth;

import io.webchat.adapter.rest.http.Exchange;
import io.webchat.application.identity.SignedIn;
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
        Object owner(@Nullable String token, ContainerRequestContext request);
    }

    private final Tokens tokens;
    private final RequestSlots slots;
    private final boolean required;

    AuthFilter(Tokens tokens, RequestSlots slots, boolean required) {
        this.tokens = tokens;
        this.slots = slots;
        this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = ShownToken.of(request::getHeaderString);
        if (!required && token == null) {
            return;
        }
        Object owner = tokens.owner(token, request);
        Exchange exchange = Exchange.of(request);
        exchange.provenCaller();
        if (owner instanceof SignedIn caller) {
            slots.take(caller, exchange);
        } else if (owner instanceof Sender.Session session) {
            slots.take(session.caller(), exchange);
        }
        request.setProperty(CALLER, owner);
    }
}
