package io.webchat.application.bridge;

import io.webchat.application.bridge.GatewayChannels.GatewayChannel;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
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

    private final GatewayChannels lines;
    private final HandleGatewayEvent handleGatewayEvent;
    private final RouteNotes notes;
    private final Backoff pace;
    private final Map<PhoneChannel, Thread> listening = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Inject
    ListenToGateways(GatewayChannels lines, HandleGatewayEvent handleGatewayEvent, RouteNotes notes, Backoff pace) {
        this.lines = lines;
        this.handleGatewayEvent = handleGatewayEvent;
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

    private void listen(PhoneChannel line) {
        try {
            String position = null;
            int failures = 0;
            for (Optional<GatewayChannel<PolledGateway>> now = now(line); now.isPresent(); now = now(line)) {
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
    private Optional<GatewayChannel<PolledGateway>> now(PhoneChannel line) {
        return stopping || Thread.currentThread().isInterrupted()
                ? Optional.empty()
                : lines.now(PolledGateway.class, line)
                        .filter(now -> now.gateway().polled(now.route()));
    }

    private @Nullable String listenOnce(GatewayChannel<PolledGateway> line, @Nullable String position) {
        PolledGateway.Batch batch = line.gateway().poll(line.route(), position, WAIT);
        handleGatewayEvent.of(line.phone(), line.line(), line.route(), line.gateway(), batch.events());
        return batch.position();
    }

    private void rest(PhoneChannel line, String problem, Duration gap) {
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
