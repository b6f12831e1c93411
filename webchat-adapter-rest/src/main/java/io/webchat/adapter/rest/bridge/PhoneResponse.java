package io.webchat.adapter.rest.bridge;

import io.webchat.application.bridge.ReadPhones;
import io.webchat.application.bridge.RouteHealth;
import io.webchat.application.messaging.Views;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A phone on the wire, without its secrets.
 *
 * @param online whether its device has called lately
 * @param channels by channel: how it goes, and whether that works
 */
record PhoneResponse(
        String phoneId,
        String name,
        String owner,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        boolean online,
        Map<String, PhoneChannel> channels) {
    /**
     * One channel.
     *
     * @param state {@code ok}, {@code offline}, {@code failing}, {@code unavailable}; {@code unknown} before the first message
     * @param settings the names of what is set
     */
    record PhoneChannel(
            String gateway,
            String state,
            TreeSet<String> settings,
            @Nullable Instant workedAt,
            @Nullable Instant failedAt,
            @Nullable String problem,
            @Nullable Instant triedAgainAt) {
        static PhoneChannel of(ReadPhones.PhoneChannel line, boolean online) {
            RouteHealth.Health health = line.health();
            return new PhoneChannel(
                    line.route().gateway(),
                    state(line, online),
                    new TreeSet<>(line.route().settings().keySet()),
                    health.workedAt(),
                    health.failedAt(),
                    health.problem(),
                    health.holdUntil());
        }

        private static String state(ReadPhones.PhoneChannel line, boolean online) {
            if (!line.open()) {
                return "unavailable";
            }
            if (line.route().byDevice()) {
                return online ? "ok" : "offline";
            }
            if (line.health().problem() != null) {
                return "failing";
            }
            return line.health().workedAt() == null ? "unknown" : "ok";
        }
    }

    static PhoneResponse of(ReadPhones.PhoneView view, Views views) {
        Map<String, PhoneChannel> lines = new LinkedHashMap<>();
        view.lines().forEach((channel, line) -> lines.put(channel.wireName(), PhoneChannel.of(line, view.online())));
        return new PhoneResponse(
                view.phone().id().value(),
                view.phone().name(),
                views.address(view.phone().owner()).value(),
                view.phone().createdAt(),
                view.phone().lastSeenAt(),
                view.online(),
                lines);
    }
}
