package io.webchat.adapter.rest.auth;

import io.webchat.application.agents.AgentStates;
import io.webchat.application.identity.SignedIn;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/** Refuses every call of a paused agent that is no GET, before its body is read. */
public final class PauseFeature implements DynamicFeature {
    private final AgentStates states;

    @Inject
    public PauseFeature(AgentStates states) {
        this.states = states;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!method.isAnnotationPresent(GET.class) && !method.isAnnotationPresent(AllowedWhilePaused.class)) {
            context.register((ContainerRequestFilter) this::requireActive, Priorities.AUTHORIZATION - 1);
        }
    }

    private void requireActive(ContainerRequestContext request) {
        switch (request.getProperty(AuthFilter.CALLER)) {
            case SignedIn caller -> states.requireActive(caller.account());
            case Sender.Session session -> states.requireActive(session.caller().account());
            case null, default -> {}
        }
    }
}
