package io.webchat.adapter.rest.auth;

import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/** Hands the caller, once signed in, to the {@link Auth} parameter. */
public final class CallerParam implements ValueParamProvider {
    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        return parameter.isAnnotationPresent(Auth.class) ? request -> request.getProperty(AuthFilter.CALLER) : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
