package io.webchat.adapter.phonebridge;

import static java.util.stream.Collectors.toMap;

import io.webchat.application.bridge.BridgeConfig;
import io.webchat.application.bridge.Phones;
import io.webchat.application.bridge.Routes;
import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** One checkup for each route of a phone that goes by a gateway: the settings' phone first, then the oldest. */
final class GatewayDiagnostics implements Diagnostics {
    /** More would keep vendors and the operator busy for too long. */
    static final int MAX = 20;

    private static final String NAME = "phone";

    private final Phones phones;
    private final Routes routes;
    private final BridgeConfig config;
    private final Map<String, GatewayProbe> probes;

    @Inject
    GatewayDiagnostics(Phones phones, Routes routes, BridgeConfig config, Set<GatewayProbe> probes) {
        this.phones = phones;
        this.routes = routes;
        this.config = config;
        this.probes = probes.stream().collect(toMap(GatewayProbe::gateway, Function.identity()));
    }

    @Override
    public List<Diagnostic> due() {
        List<Diagnostic> due = new ArrayList<>();
        List<TriedRoute> tried = new ArrayList<>();
        try {
            for (PhoneId phone : known()) {
                tried.addAll(tried(phone, routes.of(phone)));
            }
        } catch (RuntimeException e) {
            // The checkup of the database says why; a new one has no tables before the first start.
            tried = ofSettings();
            due.add(note(DiagnosticResult.notConfigured(
                    "The phones of the database can't be read: at most that of the settings is tried.",
                    "See the checkup of the database, and start the relay once if the database is new.")));
        }
        tried.stream().limit(MAX).map(GatewayDiagnostics::diagnostic).forEach(due::add);
        if (tried.size() > MAX) {
            due.add(note(DiagnosticResult.ok(
                    "Only " + MAX + " of " + tried.size() + " routes were tried.",
                    "GET /api/v1/phones shows owners how the others do.")));
        }
        return due.isEmpty() ? List.of(note(none())) : due;
    }

    private Set<PhoneId> known() {
        Set<PhoneId> known = new LinkedHashSet<>();
        if (config.phone() != null) {
            known.add(config.phone());
        }
        phones.all().stream().map(Phone::id).forEach(known::add);
        return known;
    }

    private List<TriedRoute> ofSettings() {
        return config.phone() == null ? List.of() : tried(config.phone(), config.routes());
    }

    /** Channels that go the same way are one round trip. */
    private List<TriedRoute> tried(PhoneId phone, Map<Channel, Route> byChannel) {
        Map<Route, Set<Channel>> routing = new LinkedHashMap<>();
        new TreeMap<>(byChannel)
                .forEach((channel, route) -> routing.computeIfAbsent(route, way -> new LinkedHashSet<>())
                        .add(channel));
        List<TriedRoute> tried = new ArrayList<>();
        routing.forEach((route, channels) -> {
            GatewayProbe probe = probes.get(route.gateway());
            if (probe != null) {
                tried.add(new TriedRoute(phone, channels, route, probe));
            }
        });
        return tried;
    }

    private static Diagnostic diagnostic(TriedRoute tried) {
        return new Diagnostic(NAME, tried.route().gateway(), tried.probe().probe(), tried.settings(), tried::result);
    }

    private static Diagnostic note(DiagnosticResult result) {
        return new Diagnostic(NAME, "gateways", "Looks which gateways are set up.", "", () -> result);
    }

    private static DiagnosticResult none() {
        return DiagnosticResult.notConfigured(
                "No phone goes by a gateway.",
                "If one is to, give it a route, or set WEBCHAT_PHONE_ID and the settings of a gateway.");
    }
}
