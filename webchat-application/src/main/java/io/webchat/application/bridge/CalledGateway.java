package io.webchat.application.bridge;

import io.webchat.domain.bridge.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A gateway whose vendor calls the relay. */
public interface CalledGateway extends Gateway {
    /**
     * A call as it came.
     *
     * @param body every byte of it: signatures are over these
     * @param header by name; empty for one that isn't there
     */
    @SuppressWarnings("ArrayRecordComponent") // calls are never compared
    record VendorCall(byte[] body, Function<String, Optional<String>> header) {}

    /**
     * What the vendor tells.
     *
     * @throws io.webchat.domain.Refusal {@code key_invalid} when it wasn't the vendor who called, or can't be known;
     *     {@code json_invalid} when it can't be read
     */
    List<GatewayEvent> read(Route route, VendorCall call);

    /** What to answer a vendor who asks whether it is us; empty when it isn't our vendor, or doesn't ask. */
    default Optional<String> greeting(Route route, Map<String, String> query) {
        return Optional.empty();
    }
}
