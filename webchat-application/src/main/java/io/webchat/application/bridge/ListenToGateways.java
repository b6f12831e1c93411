package io.webchat.application.bridge;

import io.webchat.application.bridge.GatewayLines.GatewayLine;
import io.webchat.application.bridge.Transits.Line;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps asking the gateways that have to be asked what has come in, each on a thread of its own. */
@Singleton
public final class ListenToGateways {
    private static final Logger log = LoggerFactory.getLogger(ListenToGateways.class);

    private static final Duration WAIT = Duration.ofSeconds(25);

    private final GatewayLines lines;
    private final TakeNews takeNews;
    private final RouteNotes notes;
    private final RetryPace pace;
    private final Map<Line, Thread> listening = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Inject
    ListenToGateways(GatewayLines lines, TakeNews takeNews, RouteNotes notes, RetryPace pace) {
        this.lines = lines;
        this.takeNews = takeNews;
        this.notes = notes;
        this.pace = pace;
    }

    /** Begins with those that are new; called by the relay now and then. */
    public void look() {
        if (stopping) {
            return;
        }
        lines.of(PolledGateway.class).stream()
                .filter(line -> line.gateway().polled(line.route()))
                .forEach(line -> listening.computeIfAbsent(
                        line.line(),
                        key -> Thread.ofVirtual().name("gateway-listen").start(() -> listen(key))));
    }

    private void listen(Line line) {
        try {
            String position = null;
            int failures = 0;
            for (Optional<GatewayLine<PolledGateway>> now = now(line); now.isPresent(); now = now(line)) {
                try {
                    position = listenOnce(now.get(), position);
                    if (failures > 0) {
                        notes.worked(line);
                    }
                    failures = 0;
                } catch (GatewayTrouble trouble) {
                    failures++;
                    rest(
                            line,
                            String.valueOf(trouble.getMessage()),
                            pace.gap(failures, trouble.after().orElse(null)));
                } catch (RuntimeException e) {
                    failures++;
                    log.warn("What a gateway brought could not be taken and will be asked for again: {}", e.toString());
                    rest(line, "what it brought could not be taken", pace.gap(failures, null));
                }
            }
        } finally {
            listening.remove(line);
        }
    }

    /** As the route is set now; empty when it is to be listened to no more. */
    private Optional<GatewayLine<PolledGateway>> now(Line line) {
        return stopping || Thread.currentThread().isInterrupted()
                ? Optional.empty()
                : lines.now(PolledGateway.class, line)
                        .filter(now -> now.gateway().polled(now.route()));
    }

    private @Nullable String listenOnce(GatewayLine<PolledGateway> line, @Nullable String position) {
        PolledGateway.Batch batch = line.gateway().poll(line.route(), position, WAIT);
        takeNews.of(line.phone(), line.line(), line.route(), line.gateway(), batch.news());
        return batch.position();
    }

    private void rest(Line line, String problem, Duration gap) {
        if (stopping) {
            return;
        }
        // Sending is not held up: it may work though nothing can be heard.
        notes.failed(line, problem, null);
        try {
            Thread.sleep(gap);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go at once; what was asked for and not taken is asked for again after the next start. */
    public void stop() {
        stopping = true;
        listening.values().forEach(Thread::interrupt);
    }
}
