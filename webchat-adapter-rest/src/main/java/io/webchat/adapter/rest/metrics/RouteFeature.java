package io.webchat.adapter.rest.metrics;

import io.webchat.adapter.rest.http.Exchange;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/** Tells each exchange which route it took. The template is made once for a method, not once for a request. */
public final class RouteFeature implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        String template = part(resource.getResourceClass().getAnnotation(Path.class))
                + part(resource.getResourceMethod().getAnnotation(Path.class));
        ContainerRequestFilter note = request -> Exchange.of(request).matched(template);
        // Before the sign-in, so that refused calls are counted where they belong.
        context.register(note, 0);
    }

    private static String part(@Nullable Path path) {
        if (path == null || path.value().isEmpty()) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
