package io.webchat.adapter.rest.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.webchat.application.health.HealthCheck;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all health checks at once, each at most once a second and once at a time: anybody may ask, and a check that hangs
 * costs one thread, not many.
 */
public final class Readiness {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final long MAX_SECONDS = 2;

    /** How long a finding is repeated, whoever asks. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * What one check said.
     *
     * @param detail what is wrong; null when nothing is
     */
    public record Finding(
            String name,
            boolean ok,
            @Nullable String detail,
            @JsonIgnore boolean essential) {
        boolean stops() {
            return !ok && essential;
        }
    }

    private final List<Probe> probes;

    @Inject
    public Readiness(Set<HealthCheck> checks) {
        this.probes = checks.stream()
                .sorted(Comparator.comparing(HealthCheck::name))
                .map(Probe::new)
                .toList();
    }

    /** In order of the names. Takes at most 2 seconds. */
    public List<Finding> findings() {
        return probes.stream().map(Probe::start).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static final class Probe {
        private final HealthCheck check;
        private volatile @Nullable Finding last;
        private volatile long lastAt;
        private final AtomicReference<@Nullable CompletableFuture<Finding>> underWay = new AtomicReference<>();

        Probe(HealthCheck check) {
            this.check = check;
        }

        CompletableFuture<Finding> start() {
            Finding known = last;
            if (known != null && System.nanoTime() - lastAt < FRESH_NANOS) {
                return CompletableFuture.completedFuture(known);
            }
            CompletableFuture<Finding> mine = new CompletableFuture<>();
            CompletableFuture<Finding> running = underWay.compareAndExchange(null, mine);
            if (running == null) {
                Thread.ofVirtual().name("health-" + check.name()).start(() -> run(mine));
                running = mine;
            }
            // On a copy: the check itself stays under way until it ends.
            return running.copy().completeOnTimeout(failed("It gives no answer."), MAX_SECONDS, TimeUnit.SECONDS);
        }

        private void run(CompletableFuture<Finding> mine) {
            Finding finding = ask();
            lastAt = System.nanoTime();
            last = finding;
            underWay.set(null);
            mine.complete(finding);
        }

        private Finding ask() {
            try {
                Optional<String> problem = check.problem();
                return new Finding(check.name(), problem.isEmpty(), problem.orElse(null), check.essential());
            } catch (RuntimeException e) {
                log.warn("The health check {} failed", check.name(), e);
                return failed("It can't be checked.");
            }
        }

        private Finding failed(String detail) {
            return new Finding(check.name(), false, detail, check.essential());
        }
    }
}
