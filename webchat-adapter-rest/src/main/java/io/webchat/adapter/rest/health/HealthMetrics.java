package io.webchat.adapter.rest.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows among the metrics what the health checks find: 1 for what works, 0 for what doesn't. */
public final class HealthMetrics {
    private final Readiness readiness;
    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> states = new ConcurrentHashMap<>();

    @Inject
    public HealthMetrics(Readiness readiness, MeterRegistry registry) {
        this.readiness = readiness;
        this.registry = registry;
    }

    /** Asks all checks, in at most 2 seconds. */
    public void refresh() {
        readiness
                .findings()
                .forEach(finding ->
                        states.computeIfAbsent(finding.name(), this::gauge).set(finding.ok() ? 1 : 0));
    }

    private AtomicInteger gauge(String check) {
        AtomicInteger state = new AtomicInteger();
        Gauge.builder("webchat.health.ok", state, AtomicInteger::get)
                .description("1 while the health check finds nothing wrong")
                .tag("check", check)
                .register(registry);
        return state;
    }
}
