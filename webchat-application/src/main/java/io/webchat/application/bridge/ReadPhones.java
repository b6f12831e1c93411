package io.webchat.application.bridge;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows phones to their owners and to admins, with how they do. */
public final class ReadPhones {
    /** A device that waits for messages calls at least once in this time. */
    private static final Duration DEVICE_PATIENCE = Duration.ofMinutes(3);

    /** How one channel goes. */
    public record PhoneChannel(Route route, boolean open, RouteHealth.Health health) {}

    /** @param online whether its device has called lately */
    public record PhoneView(Phone phone, boolean online, Map<Channel, PhoneChannel> lines) {}

    private static final RouteHealth.Health UNKNOWN = new RouteHealth.Health(null, null, null, null);

    private final Phones phones;
    private final Routes routes;
    private final RouteHealth health;
    private final Clock clock;

    @Inject
    ReadPhones(Phones phones, Routes routes, RouteHealth health, Clock clock) {
        this.phones = phones;
        this.routes = routes;
        this.health = health;
        this.clock = clock;
    }

    /** The caller's own, oldest first. */
    public List<PhoneView> own(SignedIn caller) {
        return phones.ownedBy(caller.account().id()).stream().map(this::view).toList();
    }

    public PhoneView view(Phone phone) {
        Map<Channel, RouteHealth.Health> known = health.of(phone.id());
        Map<Channel, PhoneChannel> lines = new TreeMap<>();
        routes.of(phone.id())
                .forEach((channel, route) -> lines.put(
                        channel,
                        new PhoneChannel(
                                route,
                                route.byDevice() || routes.gateway(route).isPresent(),
                                known.getOrDefault(channel, UNKNOWN))));
        return new PhoneView(phone, online(phone.lastSeenAt()), lines);
    }

    private boolean online(@Nullable Instant seen) {
        return seen != null && seen.plus(DEVICE_PATIENCE).isAfter(clock.instant());
    }
}
