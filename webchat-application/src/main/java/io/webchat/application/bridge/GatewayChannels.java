package io.webchat.application.bridge;

import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of all phones that go by a gateway of a kind. */
final class GatewayChannels {
    record GatewayChannel<G extends Gateway>(Phone phone, PhoneChannel line, Route route, G gateway) {}

    private final Phones phones;
    private final Routes routes;

    @Inject
    GatewayChannels(Phones phones, Routes routes) {
        this.phones = phones;
        this.routes = routes;
    }

    <G extends Gateway> List<GatewayChannel<G>> of(Class<G> kind) {
        return phones.all().stream()
                .flatMap(phone -> routes.of(phone.id()).entrySet().stream()
                        .flatMap(entry ->
                                line(kind, phone, new PhoneChannel(phone.id(), entry.getKey()), entry.getValue())))
                .toList();
    }

    /** As it is set now; empty when it is gone, or goes another way. */
    <G extends Gateway> Optional<GatewayChannel<G>> now(Class<G> kind, PhoneChannel line) {
        return phones.find(line.phone())
                .flatMap(phone -> line(kind, phone, line, routes.of(line.phone(), line.channel()))
                        .findFirst());
    }

    private <G extends Gateway> Stream<GatewayChannel<G>> line(
            Class<G> kind, Phone phone, PhoneChannel line, Route route) {
        return routes
                .gateway(route)
                .filter(kind::isInstance)
                .map(gateway -> new GatewayChannel<>(phone, line, route, kind.cast(gateway)))
                .stream();
    }
}
