package io.webchat.adapter.rest.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.webchat.adapter.rest.RestConfig;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times requests, when there is a port that shows them. */
public final class HttpMetrics implements AutoCloseable {
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(2500)
    };
    /** Other methods count as one: a caller must not be able to make up time series. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private record Series(String method, String route, int statusClass) {}

    private final boolean enabled;
    private final PrometheusMeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();

    @Inject
    public HttpMetrics(RestConfig config, PrometheusMeterRegistry registry) {
        this.enabled = config.adminPort() > 0;
        this.registry = registry;
    }

    /** Begins to watch the JVM; nothing when not enabled. */
    public void start() {
        if (enabled) {
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ClassLoaderMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            gc.bindTo(registry);
        }
    }

    public boolean enabled() {
        return enabled;
    }

    /** @param route one of a bounded set */
    public void served(String method, String route, int status, long nanos) {
        String known = METHODS.contains(method) ? method : "other";
        timers.computeIfAbsent(new Series(known, route, status / 100), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    public String scrape() {
        return registry.scrape();
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Requests that are over; a long poll's time is mostly waiting")
                .tag("method", series.method())
                .tag("route", series.route())
                .tag("status", series.statusClass() + "xx")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void close() {
        gc.close();
    }
}
