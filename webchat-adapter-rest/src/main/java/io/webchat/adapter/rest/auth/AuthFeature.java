package io.webchat.adapter.rest.auth;

import io.webchat.application.bridge.AuthenticateKey;
import io.webchat.application.identity.Authenticate;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.safety.Admins;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.identity.SessionToken;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the sign-in before those methods that ask for the caller, and what the caller may do before its body is read.
 */
public final class AuthFeature implements DynamicFeature {
    private static final String PHONE = "phone_id";

    private final Authenticate authenticate;
    private final AuthenticateKey authenticateKey;
    private final Admins admins;
    private final Set<PathCheck> pathChecks;
    private final AuthFilter required;
    private final AuthFilter optional;
    private final AuthFilter sender;
    private final AuthFilter phone;

    @Inject
    public AuthFeature(
            Authenticate authenticate,
            AuthenticateKey authenticateKey,
            Admins admins,
            RequestSlots slots,
            Set<PathCheck> pathChecks) {
        this.authenticate = authenticate;
        this.authenticateKey = authenticateKey;
        this.admins = admins;
        this.pathChecks = Set.copyOf(pathChecks);
        this.required = new AuthFilter((token, request) -> authenticate.handle(token), slots, true);
        this.optional = new AuthFilter((token, request) -> authenticate.handle(token), slots, false);
        this.sender = new AuthFilter((token, request) -> sender(token), slots, true);
        this.phone = new AuthFilter(this::phone, slots, true);
    }

    private Sender sender(@Nullable String token) {
        if (token == null || token.isBlank() || token.startsWith(SessionToken.PREFIX)) {
            return new Sender.Session(authenticate.handle(token));
        }
        return new Sender.Program(authenticateKey.client(token).orElseThrow(AuthFeature::unknown));
    }

    private Phone phone(@Nullable String token, ContainerRequestContext request) {
        return authenticateKey.phone(
                token, String.valueOf(request.getUriInfo().getPathParameters().getFirst(PHONE)));
    }

    private static Refusal unknown() {
        return Refusal.of(RefusalCode.SESSION_INVALID, "Sign in again, or send a client key: this token is unknown.");
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        for (Parameter parameter : method.getParameters()) {
            Auth auth = parameter.getAnnotation(Auth.class);
            if (auth == null) {
                continue;
            }
            context.register(filter(auth, parameter, method));
            if (auth.admin()) {
                context.register((ContainerRequestFilter) this::requireAdmin, Priorities.AUTHORIZATION);
            }
            if (parameter.getType() == SignedIn.class) {
                checkPath(resource, context);
            }
        }
    }

    private AuthFilter filter(Auth auth, Parameter parameter, Method method) {
        if (parameter.getType() == Sender.class) {
            return sender;
        }
        if (parameter.getType() == Phone.class) {
            return phone;
        }
        if (parameter.getType() == SignedIn.class) {
            return auth.required() ? required : optional;
        }
        throw new IllegalStateException("@Auth is on neither a SignedIn nor a Sender nor a Phone in " + method);
    }

    private void requireAdmin(ContainerRequestContext request) {
        if (request.getProperty(AuthFilter.CALLER) instanceof SignedIn caller) {
            admins.require(caller.account());
        }
    }

    private void checkPath(ResourceInfo resource, FeatureContext context) {
        if (!takesBody(resource.getResourceMethod())) {
            return;
        }
        String path = path(resource.getResourceClass().getAnnotation(Path.class))
                + path(resource.getResourceMethod().getAnnotation(Path.class));
        for (PathCheck check : pathChecks) {
            if (path.contains("{" + check.parameter() + "}")) {
                context.register((ContainerRequestFilter) request -> check(check, request), Priorities.AUTHORIZATION);
            }
        }
    }

    private static void check(PathCheck check, ContainerRequestContext request) {
        String id = request.getUriInfo().getPathParameters().getFirst(check.parameter());
        if (id != null && request.getProperty(AuthFilter.CALLER) instanceof SignedIn caller) {
            check.check(caller, id);
        }
    }

    /** Whether a parameter is the body: it has no annotation of JAX-RS. */
    private static boolean takesBody(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation ->
                                annotation.annotationType().getName().startsWith("jakarta.")
                                        || annotation instanceof Auth));
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }
}
