package io.webchat.adapter.rest.server;

import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.AuthFeature;
import io.webchat.adapter.rest.auth.CallerParam;
import io.webchat.adapter.rest.auth.PauseFeature;
import io.webchat.adapter.rest.http.BodyFeature;
import io.webchat.adapter.rest.http.LengthFilter;
import io.webchat.adapter.rest.json.Json;
import io.webchat.adapter.rest.json.JsonByDefaultFilter;
import io.webchat.adapter.rest.json.JsonReader;
import io.webchat.adapter.rest.json.JsonWriter;
import io.webchat.adapter.rest.metrics.HttpMetrics;
import io.webchat.adapter.rest.metrics.RouteFeature;
import io.webchat.adapter.rest.problem.HungUpInterceptor;
import io.webchat.adapter.rest.problem.ProblemMapper;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** The JAX-RS side: Guice's resources, and what stands around all of them. */
public final class RestApplication extends ResourceConfig {
    /** Held, for the log system forgets the levels of loggers that nobody holds. */
    private static final Logger JERSEY_PROVIDERS = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    @Inject
    public RestApplication(
            Set<Resource> resources,
            AuthFeature authentication,
            PauseFeature pauseFeature,
            Json json,
            HttpMetrics metrics) {
        // Jersey warns of each resource that it didn't build itself.
        JERSEY_PROVIDERS.setLevel(Level.SEVERE);
        configure();
        register(new JsonByDefaultFilter());
        register(new JsonReader(json));
        register(new JsonWriter(json));
        register(ProblemMapper.class);
        register(new HungUpInterceptor());
        register(authentication);
        register(pauseFeature);
        register(new BodyFeature());
        register(new LengthFilter());
        if (metrics.enabled()) {
            register(new RouteFeature());
        }
        register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new CallerParam()).to(ValueParamProvider.class);
            }
        });
        resources.forEach(this::register);
    }

    private void configure() {
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        // So that what Jersey itself answers without a body goes through ProblemErrorHandler.
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, false);
        // JsonWriter knows the length itself; this saves a copy and 8 KiB for each answer.
        property(CommonProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
    }
}
