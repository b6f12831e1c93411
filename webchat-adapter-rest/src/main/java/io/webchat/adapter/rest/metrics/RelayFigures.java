package io.webchat.adapter.rest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.webchat.application.metrics.Figure;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Shows the relay's own figures among the metrics, and counts refusals by their code. */
public final class RelayFigures {
    private final Set<Figure> figures;
    private final MeterRegistry registry;
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

    @Inject
    public RelayFigures(Set<Figure> figures, MeterRegistry registry) {
        this.figures = Set.copyOf(figures);
        this.registry = registry;
    }

    /** Called once, when there is a port that shows them. */
    public void register() {
        figures.forEach(this::register);
    }

    /** One of the server's own. */
    public void register(Figure figure) {
        if (figure.total()) {
            FunctionCounter.builder(
                            figure.name(), figure, shown -> shown.value().getAsDouble())
                    .description(figure.description())
                    .register(registry);
        } else {
            Gauge.builder(figure.name(), figure, shown -> shown.value().getAsDouble())
                    .description(figure.description())
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** @param code one of a bounded set */
    public void refused(String code) {
        refusals.computeIfAbsent(code, this::counter).increment();
    }

    private Counter counter(String code) {
        return Counter.builder("webchat.refusals")
                .description("Requests that were refused, by the problem's code")
                .tag("code", code)
                .register(registry);
    }
}
