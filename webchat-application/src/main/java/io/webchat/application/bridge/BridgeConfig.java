package io.webchat.application.bridge;

import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the bridge is set up.
 *
 * @param queueLife how long a message waits to be taken; null for ever
 * @param relayKey of the client key that the settings give; null for none
 * @param phone that the settings set up; null for none
 * @param phoneOwner whose it is; null only without a phone
 * @param routes of that phone
 */
public record BridgeConfig(
        @Nullable Duration queueLife,
        @Nullable TokenHash relayKey,
        @Nullable PhoneId phone,
        @Nullable EmailAddress phoneOwner,
        Map<Channel, Route> routes) {
    public BridgeConfig {
        routes = Map.copyOf(routes);
        if ((phone == null) != (phoneOwner == null)) {
            throw new IllegalArgumentException("a phone without an owner, or an owner without a phone");
        }
    }

    /** With no phone. */
    public static BridgeConfig withLife(@Nullable Duration queueLife) {
        return new BridgeConfig(queueLife, null, null, null, Map.of());
    }
}
