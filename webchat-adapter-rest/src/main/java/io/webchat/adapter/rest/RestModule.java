package io.webchat.adapter.rest;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.webchat.adapter.rest.auth.AuthFeature;
import io.webchat.adapter.rest.auth.PathCheck;
import io.webchat.adapter.rest.auth.RequestSlots;
import io.webchat.adapter.rest.health.HealthMetrics;
import io.webchat.adapter.rest.health.HealthResource;
import io.webchat.adapter.rest.health.Readiness;
import io.webchat.adapter.rest.http.BodyBudget;
import io.webchat.adapter.rest.http.PublicLinks;
import io.webchat.adapter.rest.json.Json;
import io.webchat.adapter.rest.metrics.HttpMetrics;
import io.webchat.adapter.rest.metrics.RelayFigures;
import io.webchat.adapter.rest.server.ContextExtension;
import io.webchat.adapter.rest.server.RestApplication;
import io.webchat.adapter.rest.server.RestServer;
import io.webchat.adapter.rest.server.Route;
import io.webchat.adapter.rest.server.StopListener;
import io.webchat.application.health.HealthCheck;
import io.webchat.application.metrics.Figure;

/**
 * Wires the HTTP surface. The use cases, {@code Authenticate} among them, and a {@code Clock} are bound elsewhere.
 * Gives {@link RestServer} and a {@link MeterRegistry} that the admin port shows.
 */
public final class RestModule extends AbstractModule {
    private final RestConfig config;

    public RestModule(RestConfig config) {
        this.config = config;
    }

    /** Where a module adds its resources: {@code resources(binder()).addBinding().to(X.class).in(Singleton.class)}. */
    public static Multibinder<Resource> resources(Binder binder) {
        return Multibinder.newSetBinder(binder, Resource.class);
    }

    /** What {@code /health/ready} asks. */
    public static Multibinder<HealthCheck> healthChecks(Binder binder) {
        return Multibinder.newSetBinder(binder, HealthCheck.class);
    }

    /** Who is told first when the server stops. */
    public static Multibinder<StopListener> stopListeners(Binder binder) {
        return Multibinder.newSetBinder(binder, StopListener.class);
    }

    /** Servlets and WebSocket endpoints beside the resources. */
    public static Multibinder<ContextExtension> extensions(Binder binder) {
        return Multibinder.newSetBinder(binder, ContextExtension.class);
    }

    /** What answers a path below servlets and resources. */
    public static Multibinder<Route> routes(Binder binder) {
        return Multibinder.newSetBinder(binder, Route.class);
    }

    /** What operators watch. */
    public static Multibinder<Figure> figures(Binder binder) {
        return Multibinder.newSetBinder(binder, Figure.class);
    }

    /** What is asked before a body is read. */
    public static Multibinder<PathCheck> pathChecks(Binder binder) {
        return Multibinder.newSetBinder(binder, PathCheck.class);
    }

    @Override
    protected void configure() {
        bind(RestConfig.class).toInstance(config);
        bind(EdgeConfig.class).toInstance(config.edge());
        bind(BodyBudget.class).toInstance(BodyBudget.ofHeap());
        bind(PublicLinks.class).in(Singleton.class);
        bind(RequestSlots.class).in(Singleton.class);
        bind(AuthFeature.class).in(Singleton.class);
        bind(Json.class).toInstance(new Json());
        bind(MeterRegistry.class).to(PrometheusMeterRegistry.class);
        bind(RelayFigures.class).in(Singleton.class);
        bind(HttpMetrics.class).in(Singleton.class);
        bind(Readiness.class).in(Singleton.class);
        bind(HealthMetrics.class).in(Singleton.class);
        bind(RestApplication.class).in(Singleton.class);
        bind(RestServer.class).in(Singleton.class);
        resources(binder()).addBinding().to(HealthResource.class).in(Singleton.class);
        healthChecks(binder());
        stopListeners(binder());
        extensions(binder());
        routes(binder());
        pathChecks(binder());
        figures(binder());
    }

    @Provides
    @Singleton
    PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
