package io.webchat.boot;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties one relay to this process: SIGTERM and Ctrl-C stop it, and the process then ends with 0. */
final class RelayProcess {
    private static final Logger log = LoggerFactory.getLogger(RelayProcess.class);

    private final Relay relay;
    private final Duration grace;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @param grace how long {@link Relay#stop} may take before the process ends all the same */
    RelayProcess(Relay relay, Duration grace) {
        this.relay = relay;
        this.grace = grace;
    }

    /** Returns when the relay answers. One that fails half-way is stopped, so that nothing of it stays behind. */
    void start() {
        // First, so that a signal during the start leaves no database behind either.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopForSignal, "stop"));
        try {
            relay.start();
        } catch (RuntimeException | Error e) {
            stop();
            throw e;
        }
    }

    /** Never returns but by interruption: the process is ended by a signal. */
    void awaitSignal() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /**
     * Stops the relay once, within the grace.
     *
     * @return whether this call did it; false when it was stopped before
     */
    boolean stop() {
        if (!stopped.compareAndSet(false, true)) {
            return false;
        }
        Thread stopping = Thread.ofPlatform().name("stop-relay").daemon().start(this::stopRelay);
        try {
            if (!stopping.join(grace)) {
                log.warn("The relay has not stopped within {} s; ending all the same", grace.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void stopForSignal() {
        if (stop()) {
            log.info("The relay has stopped");
            // A process ended by a signal answers 143; a relay told to stop has done what it was asked: 0.
            Runtime.getRuntime().halt(0);
        }
    }

    private void stopRelay() {
        try {
            relay.stop();
        } catch (RuntimeException e) {
            log.warn("The relay has not stopped cleanly", e);
        }
    }
}
