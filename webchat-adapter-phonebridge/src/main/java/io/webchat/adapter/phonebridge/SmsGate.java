package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.CalledGateway;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.bridge.SmsLength;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SMS Gateway for Android: its cloud, a private server of it, or the phone itself. Our id makes a repeat known. */
final class SmsGate implements CalledGateway {
    static final String URL = "url";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    private static final String WEBHOOK_KEY = "webhook_key";

    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Duration TO_BE_SENT = Duration.ofHours(1);
    private static final int TAKEN_BEFORE = 409;
    private static final int MIN_TTL_SECONDS = 5;
    private static final int AT_ONCE = 100;

    private final VendorHttp http;
    private final Clock clock;

    @Inject
    SmsGate(VendorHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "smsgate";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.SMS);
    }

    @Override
    public void check(Route route) {
        RouteSettings.require(route, Set.of(URL, USERNAME, PASSWORD), Set.of(WEBHOOK_KEY));
        http.check(route, URL);
    }

    /** An SMS may stay undelivered for ever: phones are off, networks don't tell. That it was sent is always told. */
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
        String id = message.id().toString();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        String text = message.textWithLinks();
        body.put("textMessage", Map.of("text", text));
        body.put("phoneNumbers", List.of(message.to()));
        body.put("withDeliveryReport", true);
        if (message.urgent()) {
            body.put("priority", AT_ONCE);
        }
        if (message.expiresAt() != null) {
            long left = Duration.between(clock.instant(), message.expiresAt()).toSeconds();
            body.put("ttl", Math.max(MIN_TTL_SECONDS, left));
        }
        try {
            VendorHttp.Reply reply =
                    http.post(route, messages(route) + check(message.to()), signIn(route), Wire.json(body));
            int parts = SmsLength.of(text).parts();
            if (reply.status() == TAKEN_BEFORE) {
                return new Outcome.Taken(id, Progress.HANDED_OVER, parts, null);
            }
            JsonNode answer = Wire.answer(reply.body());
            if (!Outcomes.good(reply.status())) {
                return Outcomes.of(reply, "username and password", Wire.words(answer.path("message")), null);
            }
            return taken(id, answer, parts);
        } catch (VendorHttp.NoAnswer e) {
            return Outcomes.noAnswer(e);
        }
    }

    /** The gateway takes short codes and numbers without country only unchecked. */
    private static String check(String to) {
        return to.startsWith("+") ? "" : "?skipPhoneValidation=true";
    }

    private static Outcome taken(String id, JsonNode answer, int parts) {
        if (!answer.path("state").isTextual()) {
            return Outcomes.garbage();
        }
        State state = state(answer);
        return state.progress() == Progress.FAILED
                ? new Outcome.Refused(String.valueOf(state.reason()))
                : new Outcome.Taken(answer.path("id").asText(id), state.progress(), parts, null);
    }

    private static State state(JsonNode answer) {
        return switch (answer.path("state").asText()) {
            case "Sent" -> new State(Progress.SENT, null);
            case "Delivered" -> new State(Progress.DELIVERED, null);
            case "Failed" ->
                new State(
                        Progress.FAILED,
                        Wire.words(answer.path("recipients").path(0).path("error"), "the phone could not send it"));
            case "Cancelled", "Cancelling" -> new State(Progress.FAILED, "it was cancelled at the gateway");
            default -> new State(Progress.HANDED_OVER, null);
        };
    }

    @Override
    public Optional<State> state(Route route, String vendorId) {
        try {
            VendorHttp.Reply reply = http.get(route, messages(route) + "/" + vendorId, signIn(route));
            JsonNode answer = Wire.answer(reply.body());
            return Outcomes.good(reply.status()) && answer.path("state").isTextual()
                    ? Optional.of(state(answer))
                    : Optional.empty();
        } catch (VendorHttp.NoAnswer e) {
            return Optional.empty();
        }
    }

    static String messages(Route route) {
        return VendorHttp.base(route, URL, "") + "/messages";
    }

    static Map<String, String> signIn(Route route) {
        String both = route.setting(USERNAME) + ":" + route.setting(PASSWORD);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
    }

    @Override
    public List<GatewayEvent> read(Route route, VendorCall call) {
        requireSigned(route, call);
        return SmsGateEvents.of(Wire.call(call.body()));
    }

    private void requireSigned(Route route, VendorCall call) {
        String key = Wire.secret(route, WEBHOOK_KEY);
        String timestamp = call.header().apply("X-Timestamp").orElse("");
        Wire.require(
                Wire.hmacHex(key, call.body(), timestamp.getBytes(UTF_8)),
                call.header().apply("X-Signature"),
                "X-Signature");
        long age = Math.abs(clock.instant().getEpochSecond() - seconds(timestamp));
        if (age > MAX_AGE.toSeconds()) {
            throw Refusal.of(RefusalCode.KEY_INVALID, "Set the phone's clock: X-Timestamp is minutes away from now.");
        }
    }

    private static long seconds(String timestamp) {
        try {
            return Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE / 4;
        }
    }
}
