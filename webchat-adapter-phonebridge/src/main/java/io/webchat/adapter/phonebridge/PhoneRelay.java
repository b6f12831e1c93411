package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Another relay that has the phone, by the same API as this one's. Our id makes a repeat known. */
final class PhoneRelay implements Gateway {
    static final String URL = "url";
    static final String API_KEY = "api_key";
    private static final String PHONE_ID = "phone_id";

    private static final Duration TO_BE_SENT = Duration.ofDays(1);
    private static final int UNAVAILABLE = 503;

    private final VendorHttp http;
    private final Clock clock;

    @Inject
    PhoneRelay(VendorHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "phonerelay";
    }

    @Override
    public Set<Channel> channels() {
        return EnumSet.complementOf(EnumSet.of(Channel.PCHAT));
    }

    @Override
    public void check(Route route) {
        RouteSettings.require(route, Set.of(URL, API_KEY, PHONE_ID), Set.of());
        http.check(route, URL);
    }

    @Override
    public @Nullable Duration patience(Route route, Progress reached) {
        return reached == Progress.HANDED_OVER ? TO_BE_SENT : null;
    }

    @Override
    public boolean tellsState() {
        return true;
    }

    @Override
    public Outcome send(Route route, Outgoing message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("phone_id", route.setting(PHONE_ID));
        body.put("channel", message.channel().wireName());
        body.put("to", message.to());
        body.put("text", message.textWithLinks());
        body.put("idempotency_key", message.id().toString());
        if (message.subject() != null) {
            body.put("subject", message.subject());
        }
        if (message.urgent()) {
            body.put("priority", "high");
        }
        if (message.expiresAt() != null) {
            body.put(
                    "expires_in",
                    Math.max(
                            1,
                            Duration.between(clock.instant(), message.expiresAt())
                                    .toSeconds()));
        }
        try {
            VendorHttp.Reply reply = http.post(route, url(route, "/api/v1/messages"), key(route), Wire.json(body));
            JsonNode answer = Wire.answer(reply.body());
            if (!Outcomes.good(reply.status())) {
                return refused(reply, answer);
            }
            String id = Wire.words(answer.path("message_id"));
            return id == null ? Outcomes.garbage() : new Outcome.Taken(id, Progress.HANDED_OVER);
        } catch (VendorHttp.NoAnswer e) {
            return Outcomes.noAnswer(e);
        }
    }

    private static Outcome refused(VendorHttp.Reply reply, JsonNode answer) {
        String detail = Wire.words(answer.path("detail"));
        // Says that the phone is unknown, or goes no such way: a matter of the set-up, not of the message.
        boolean route = answer.path("code").asText().equals("not_found") || reply.status() == UNAVAILABLE;
        return route
                ? new Outcome.Later(detail == null ? "it doesn't know the phone" : detail, reply.retryAfter(), true)
                : Outcomes.of(reply, "the key", detail, null);
    }

    @Override
    public Optional<State> state(Route route, String vendorId) {
        try {
            VendorHttp.Reply reply = ask(http, route, vendorId);
            String status = Wire.answer(reply.body())
                    .path("receipts")
                    .path(vendorId)
                    .path("status")
                    .asText();
            Optional<Progress> progress = progress(status);
            String reason = progress.filter(Progress::bad).isPresent() ? reason(route, vendorId) : null;
            return progress.map(reached -> new State(reached, reason));
        } catch (VendorHttp.NoAnswer e) {
            return Optional.empty();
        }
    }

    /** After one message. */
    static VendorHttp.Reply ask(VendorHttp http, Route route, String vendorId) throws VendorHttp.NoAnswer {
        return http.post(
                route,
                url(route, "/api/v1/webchat/receipt-status"),
                key(route),
                Wire.json(Map.of("message_ids", List.of(vendorId))));
    }

    private static Optional<Progress> progress(String status) {
        return switch (status) {
            case "queued", "handed_over" -> Optional.of(Progress.HANDED_OVER);
            case "sent" -> Optional.of(Progress.SENT);
            case "delivered" -> Optional.of(Progress.DELIVERED);
            case "read" -> Optional.of(Progress.READ);
            case "failed" -> Optional.of(Progress.FAILED);
            case "expired" -> Optional.of(Progress.EXPIRED);
            default -> Optional.empty();
        };
    }

    private String reason(Route route, String vendorId) throws VendorHttp.NoAnswer {
        VendorHttp.Reply reply = http.get(route, url(route, "/api/v1/messages/" + vendorId), key(route));
        return Wire.words(Wire.answer(reply.body()).at("/bridge/reason"), "the other relay could not deliver it");
    }

    static String url(Route route, String path) {
        return VendorHttp.base(route, URL, "") + path;
    }

    private static Map<String, String> key(Route route) {
        return Map.of("Authorization", "Bearer " + route.setting(API_KEY));
    }
}
