package io.webchat.adapter.rest.auth;

import io.webchat.application.bridge.AuthenticateKey;
import io.webchat.application.identity.Authenticate;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.Admins;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.SessionToken;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;

/** Puts the sign-in before those methods that ask for the caller. */
public final class AuthFeature implements DynamicFeature {
    private final Authenticate authenticate;
    private final AuthenticateKey authenticateKey;
    private final AuthFilter required;
    private final AuthFilter optional;
    private final AuthFilter sender;
    private final AdminFilter admin;

    public AuthFeature(Authenticate authenticate, AuthenticateKey authenticateKey, Admins admins) {
        this.authenticate = authenticate;
        this.authenticateKey = authenticateKey;
        this.required = new AuthFilter(authenticate::handle, true);
        this.optional = new AuthFilter(authenticate::handle, false);
        this.sender = new AuthFilter(this::sender, true);
        this.admin = new AdminFilter(admins);
    }

    private Sender sender(@Nullable String token) {
        if (token == null || token.isBlank() || token.startsWith(SessionToken.PREFIX)) {
            return new Sender.Session(authenticate.handle(token));
        }
        return new Sender.Program(authenticateKey.client(token).orElseThrow(AuthFeature::unknown));
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.SESSION_INVALID, "Sign in again, or send a client key: this token is unknown.");
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Path path = resource.getResourceClass().getAnnotation(Path.class);
        if (path != null && path.value().startsWith(AdminFilter.PATH)) {
            context.register(admin);
        }
        for (Parameter parameter : resource.getResourceMethod().getParameters()) {
            Auth auth = parameter.getAnnotation(Auth.class);
            if (auth == null) {
                continue;
            }
            if (parameter.getType() == Sender.class) {
                context.register(sender);
            } else if (parameter.getType() == SignedIn.class) {
                context.register(auth.required() ? required : optional);
            } else {
                throw new IllegalStateException(
                        "@Auth is on neither a SignedIn nor a Sender in " + resource.getResourceMethod());
            }
        }
    }
}
