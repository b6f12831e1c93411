package io.webchat.adapter.rest.auth;

import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.Admins;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses who is no admin before the body of an admin's call is read. */
@Priority(Priorities.AUTHORIZATION)
final class AdminFilter implements ContainerRequestFilter {
    static final String PATH = "/api/v1/webchat/admin";

    private final Admins admins;

    AdminFilter(Admins admins) {
        this.admins = admins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(AuthFilter.CALLER) instanceof SignedIn caller) {
            admins.require(caller.account());
        }
    }
}
