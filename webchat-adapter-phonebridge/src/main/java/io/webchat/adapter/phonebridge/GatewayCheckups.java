package io.webchat.adapter.phonebridge;

import static java.util.stream.Collectors.toMap;

import io.webchat.application.bridge.BridgeConfig;
import io.webchat.application.bridge.Phones;
import io.webchat.application.bridge.Routes;
import io.webchat.application.doctor.Checkup;
import io.webchat.application.doctor.Checkups;
import io.webchat.application.doctor.Finding;
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
final class GatewayCheckups implements Checkups {
    /** More would keep vendors and the operator busy for too long. */
    static final int MOST = 20;

    private static final String NAME = "phone";

    private final Phones phones;
    private final Routes routes;
    private final BridgeConfig config;
    private final Map<String, GatewayTrial> trials;

    @Inject
    GatewayCheckups(Phones phones, Routes routes, BridgeConfig config, Set<GatewayTrial> trials) {
        this.phones = phones;
        this.routes = routes;
        this.config = config;
        this.trials = trials.stream().collect(toMap(GatewayTrial::gateway, Function.identity()));
    }

    @Override
    public List<Checkup> due() {
        List<Checkup> due = new ArrayList<>();
        List<TriedRoute> tried = new ArrayList<>();
        try {
            for (PhoneId phone : known()) {
                tried.addAll(tried(phone, routes.of(phone)));
            }
        } catch (RuntimeException e) {
            // The checkup of the database says why; a new one has no tables before the first start.
            tried = ofSettings();
            due.add(note(Finding.notConfigured(
                    "The phones of the database can't be read: at most that of the settings is tried.",
                    "See the checkup of the database, and start the relay once if the database is new.")));
        }
        tried.stream().limit(MOST).map(GatewayCheckups::checkup).forEach(due::add);
        if (tried.size() > MOST) {
            due.add(note(Finding.ok(
                    "Only " + MOST + " of " + tried.size() + " routes were tried.",
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
        Map<Route, Set<Channel>> ways = new LinkedHashMap<>();
        new TreeMap<>(byChannel)
                .forEach((channel, route) -> ways.computeIfAbsent(route, way -> new LinkedHashSet<>())
                        .add(channel));
        List<TriedRoute> tried = new ArrayList<>();
        ways.forEach((route, channels) -> {
            GatewayTrial trial = trials.get(route.gateway());
            if (trial != null) {
                tried.add(new TriedRoute(phone, channels, route, trial));
            }
        });
        return tried;
    }

    private static Checkup checkup(TriedRoute tried) {
        return new Checkup(NAME, tried.route().gateway(), tried.trial().trial(), tried.settings(), tried::finding);
    }

    private static Checkup note(Finding finding) {
        return new Checkup(NAME, "gateways", "Looks which gateways are set up.", "", () -> finding);
    }

    private static Finding none() {
        return Finding.notConfigured(
                "No phone goes by a gateway.",
                "If one is to, give it a route, or set WEBCHAT_PHONE_ID and the settings of a gateway.");
    }
}
