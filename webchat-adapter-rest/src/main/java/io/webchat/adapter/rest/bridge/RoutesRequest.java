package io.webchat.adapter.rest.bridge;

import io.webchat.domain.Refusal;
import io.webchat.domain.Text;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of a phone as an admin wants them. */
final class RoutesRequest {
    private static final int MAX_SETTINGS = 20;
    private static final int MAX_CHARACTERS = 2_000;
    private static final String GATEWAY = "gateway";

    private RoutesRequest() {}

    static Map<Channel, Route> routes(@Nullable Map<String, Map<String, String>> wanted) {
        Map<Channel, Route> routes = new EnumMap<>(Channel.class);
        if (wanted != null) {
            wanted.forEach(
                    (channel, settings) -> routes.put(Channel.parse("routes", channel), route(channel, settings)));
        }
        return routes;
    }

    private static Route route(String channel, Map<String, String> given) {
        Map<String, String> settings = new HashMap<>(given);
        String gateway = settings.remove(GATEWAY);
        if (gateway == null || settings.size() > MAX_SETTINGS) {
            throw Refusal.field(
                    "routes." + channel, "required", "Give the route's gateway, and no more settings than it has.");
        }
        settings.forEach((name, value) -> Text.storable("routes." + channel, name + value, MAX_CHARACTERS));
        return new Route(gateway, settings);
    }
}
