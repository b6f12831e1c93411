package io.webchat.application.bridge;

import io.webchat.application.bridge.Transits.Line;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of all phones that go by a gateway of a kind. */
final class GatewayLines {
    record GatewayLine<G extends Gateway>(Phone phone, Line line, Route route, G gateway) {}

    private final Phones phones;
    private final Routes routes;

    @Inject
    GatewayLines(Phones phones, Routes routes) {
        this.phones = phones;
        this.routes = routes;
    }

    <G extends Gateway> List<GatewayLine<G>> of(Class<G> kind) {
        return phones.all().stream()
                .flatMap(phone -> routes.of(phone.id()).entrySet().stream()
                        .flatMap(entry -> line(kind, phone, new Line(phone.id(), entry.getKey()), entry.getValue())))
                .toList();
    }

    /** As it is set now; empty when it is gone, or goes another way. */
    <G extends Gateway> Optional<GatewayLine<G>> now(Class<G> kind, Line line) {
        return phones.find(line.phone())
                .flatMap(phone -> line(kind, phone, line, routes.of(line.phone(), line.channel()))
                        .findFirst());
    }

    private <G extends Gateway> Stream<GatewayLine<G>> line(Class<G> kind, Phone phone, Line line, Route route) {
        return routes
                .gateway(route)
                .filter(kind::isInstance)
                .map(gateway -> new GatewayLine<>(phone, line, route, kind.cast(gateway)))
                .stream();
    }
}
