package io.webchat.adapter.rest.auth;

import io.webchat.application.identity.Authenticate;
import io.webchat.application.identity.SignedIn;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Parameter;

/** Puts the sign-in before those methods that ask for the caller. */
public final class AuthFeature implements DynamicFeature {
    private final AuthFilter required;
    private final AuthFilter optional;

    public AuthFeature(Authenticate authenticate) {
        this.required = new AuthFilter(authenticate, true);
        this.optional = new AuthFilter(authenticate, false);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        for (Parameter parameter : resource.getResourceMethod().getParameters()) {
            Auth auth = parameter.getAnnotation(Auth.class);
            if (auth == null) {
                continue;
            }
            if (parameter.getType() != SignedIn.class) {
                throw new IllegalStateException("@Auth is not on a SignedIn in " + resource.getResourceMethod());
            }
            context.register(auth.required() ? required : optional);
        }
    }
}
