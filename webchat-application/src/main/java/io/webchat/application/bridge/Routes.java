package io.webchat.application.bridge;

import static java.util.stream.Collectors.toMap;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** By which way each channel of a phone goes. */
public final class Routes {
    private static final Set<Channel> OUTSIDE = EnumSet.complementOf(EnumSet.of(Channel.PCHAT));

    private final Phones phones;
    private final Map<String, Gateway> gateways;
    private final BridgeConfig config;

    @Inject
    Routes(Phones phones, Set<Gateway> gateways, BridgeConfig config) {
        this.phones = phones;
        this.gateways = gateways.stream().collect(toMap(Gateway::name, Function.identity()));
        this.config = config;
    }

    /** Of every channel: as set with the phone, else as set in the settings, else mail by mail and the rest by device. */
    public Map<Channel, Route> of(PhoneId phone) {
        Map<Channel, Route> all = new EnumMap<>(Channel.class);
        for (Channel channel : OUTSIDE) {
            all.put(channel, channel == Channel.EMAIL ? new Route(Gateway.MAIL, Map.of()) : Route.device());
        }
        if (phone.equals(config.phone())) {
            all.putAll(config.routes());
        }
        all.putAll(phones.routes(phone));
        return all;
    }

    public Route of(PhoneId phone, Channel channel) {
        return of(phone).getOrDefault(channel, Route.device());
    }

    /** Empty for the device's own queue, and for one that this relay doesn't have. */
    public Optional<Gateway> gateway(Route route) {
        return Optional.ofNullable(gateways.get(route.gateway()));
    }

    /** @throws Refusal {@code channel_unavailable} when nothing can go that way */
    void requireOpen(PhoneId phone, Channel channel) {
        Route route = of(phone, channel);
        if (!route.byDevice() && gateway(route).isEmpty()) {
            throw Refusal.of(
                    RefusalCode.CHANNEL_UNAVAILABLE,
                    route.gateway().equals(Gateway.MAIL)
                            ? "Set SMTP_HOST, or give the phone a route for email: this relay sends no mail."
                            : "Set another route: this relay has no gateway " + route.gateway() + ".");
        }
    }

    /** @throws Refusal naming what is wrong with the routes that somebody wants for a phone */
    Map<Channel, Route> checked(Map<Channel, Route> wanted) {
        wanted.forEach((channel, route) -> {
            if (channel == Channel.PCHAT) {
                throw Refusal.field("routes", "invalid", "Leave pchat out of routes: it never leaves the relay.");
            }
            if (!route.byDevice()) {
                Gateway gateway = gateway(route).orElseThrow(this::unknown);
                if (!gateway.channels().contains(channel)) {
                    throw Refusal.field(
                            "routes." + channel.wireName(),
                            "invalid",
                            "Choose another gateway: " + gateway.name() + " doesn't carry " + channel.wireName() + ".");
                }
                gateway.check(route);
            }
        });
        return wanted;
    }

    private Refusal unknown() {
        return Refusal.field(
                "routes.gateway",
                "unknown",
                "Give gateway as device or one of " + String.join(", ", new TreeSet<>(gateways.keySet())) + ".");
    }
}
