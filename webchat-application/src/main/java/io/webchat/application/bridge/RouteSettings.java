package io.webchat.application.bridge;

import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Route;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether a route has the settings that its gateway knows, and no others. */
public final class RouteSettings {
    private RouteSettings() {}

    /** @throws Refusal naming the setting that is missing or unknown */
    public static void require(Route route, Set<String> required, Set<String> optional) {
        for (String name : new TreeSet<>(required)) {
            if (route.setting(name).isBlank()) {
                throw Refusal.field(
                        field(route, name),
                        "required",
                        "Give the route " + name + ": " + route.gateway() + " needs it.");
            }
        }
        for (String name : new TreeSet<>(route.settings().keySet())) {
            if (!required.contains(name) && !optional.contains(name)) {
                TreeSet<String> known = new TreeSet<>(required);
                known.addAll(optional);
                throw Refusal.field(
                        field(route, name),
                        "unknown",
                        "Leave this setting out: " + route.gateway() + " has "
                                + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
            }
        }
    }

    /** As it stands in a refusal. */
    public static String field(Route route, String name) {
        return "routes." + route.gateway() + "." + name;
    }
}
