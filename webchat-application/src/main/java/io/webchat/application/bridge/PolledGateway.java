package io.webchat.application.bridge;

import io.webchat.domain.bridge.Route;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gateway that has to be asked what has come in. */
public interface PolledGateway extends Gateway {
    /**
     * What came.
     *
     * @param position to be given with the next question, which lets the vendor forget what is before it
     */
    record Batch(List<GatewayEvent> events, @Nullable String position) {}

    /** Whether this route has to be asked. */
    boolean polled(Route route);

    /**
     * Asks.
     *
     * @param position null at first
     * @param wait how long the vendor may wait for something to tell
     * @throws GatewayTrouble when it can't be asked now
     */
    Batch poll(Route route, @Nullable String position, Duration wait);
}
