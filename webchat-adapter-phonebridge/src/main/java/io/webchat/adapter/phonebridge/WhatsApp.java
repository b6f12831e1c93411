package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.CalledGateway;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The WhatsApp Business Cloud API. Our id travels with each message and comes back with what becomes of it. */
final class WhatsApp implements CalledGateway {
    static final String API_ROOT = "api_root";
    static final String ACCESS_TOKEN = "access_token";
    static final String PHONE_NUMBER_ID = "phone_number_id";
    private static final String APP_SECRET = "app_secret";
    private static final String VERIFY_TOKEN = "verify_token";

    private static final String USUAL_ROOT = "https://graph.facebook.com/v23.0";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,30}");
    private static final Duration TO_BE_SENT = Duration.ofMinutes(15);
    private static final int MAX_CHARACTERS = 4_096;

    private final VendorHttp http;

    @Inject
    WhatsApp(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "whatsapp";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WA);
    }

    @Override
    public void check(Route route) {
        RouteSettings.require(route, Set.of(ACCESS_TOKEN, PHONE_NUMBER_ID), Set.of(API_ROOT, APP_SECRET, VERIFY_TOKEN));
        if (!DIGITS.matcher(route.setting(PHONE_NUMBER_ID)).matches()) {
            throw Refusal.field(
                    RouteSettings.field(route, PHONE_NUMBER_ID),
                    "invalid",
                    "Give the number's id, which is digits only; it is not the number itself.");
        }
        if (!route.setting(API_ROOT).isBlank()) {
            http.check(route, API_ROOT);
        }
    }

    /** Only a route with its webhook set up hears anything more. */
    @Override
    public @Nullable Duration patience(Route route, Progress reached) {
        return reached == Progress.HANDED_OVER && !route.setting(APP_SECRET).isBlank() ? TO_BE_SENT : null;
    }

    @Override
    public Outcome send(Route route, Outgoing message) {
        if (message.text().length() > MAX_CHARACTERS) {
            return new Outcome.Refused("WhatsApp takes at most " + MAX_CHARACTERS + " characters");
        }
        Map<String, Object> body = Map.of(
                "messaging_product",
                "whatsapp",
                "recipient_type",
                "individual",
                "to",
                message.to().replace("+", ""),
                "type",
                "text",
                "text",
                Map.of("body", message.text(), "preview_url", false),
                "biz_opaque_callback_data",
                message.id().toString());
        try {
            VendorHttp.Reply reply =
                    http.post(route, number(route) + "/messages", authorization(route), Wire.json(body));
            JsonNode answer = Wire.answer(reply.body());
            if (!Outcomes.good(reply.status())) {
                return WhatsAppErrors.outcome(reply, answer.path("error"));
            }
            String id = Wire.words(answer.at("/messages/0/id"));
            return id == null ? Outcomes.garbage() : new Outcome.Taken(id, Progress.HANDED_OVER);
        } catch (VendorHttp.NoAnswer e) {
            return Outcomes.noAnswer(e);
        }
    }

    static String number(Route route) {
        return VendorHttp.base(route, API_ROOT, USUAL_ROOT) + "/" + route.setting(PHONE_NUMBER_ID);
    }

    static Map<String, String> authorization(Route route) {
        return Map.of("Authorization", "Bearer " + route.setting(ACCESS_TOKEN));
    }

    @Override
    public Optional<String> greeting(Route route, Map<String, String> query) {
        String token = route.setting(VERIFY_TOKEN);
        return !token.isBlank()
                        && "subscribe".equals(query.get("hub.mode"))
                        && Wire.same(token, query.getOrDefault("hub.verify_token", ""))
                ? Optional.of(query.getOrDefault("hub.challenge", ""))
                : Optional.empty();
    }

    @Override
    public List<GatewayEvent> read(Route route, VendorCall call) {
        String secret = Wire.secret(route, APP_SECRET);
        Wire.require(
                "sha256=" + Wire.hmacHex(secret, call.body()),
                call.header().apply("X-Hub-Signature-256"),
                "X-Hub-Signature-256");
        List<GatewayEvent> events = new ArrayList<>();
        for (JsonNode entry : Wire.call(call.body()).path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                JsonNode value = change.path("value");
                // One app can have several numbers; what is another's is not ours to tell.
                if (value.at("/metadata/phone_number_id").asText().equals(route.setting(PHONE_NUMBER_ID))) {
                    arrived(value, events);
                    moved(value, events);
                }
            }
        }
        return events;
    }

    private static void arrived(JsonNode value, List<GatewayEvent> events) {
        Map<String, String> names = new HashMap<>();
        value.path("contacts")
                .forEach(contact -> names.put(
                        contact.path("wa_id").asText(),
                        contact.at("/profile/name").asText()));
        for (JsonNode message : value.path("messages")) {
            String from = message.path("from").asText();
            events.add(
                    new GatewayEvent.Arrived(message.path("id").asText(), "+" + from, names.get(from), text(message)));
        }
    }

    private static String text(JsonNode message) {
        String type = message.path("type").asText();
        if (type.equals("text")) {
            return message.at("/text/body").asText();
        }
        String caption = message.path(type).path("caption").asText();
        return ("[" + type + "] " + caption).strip();
    }

    private static void moved(JsonNode value, List<GatewayEvent> events) {
        for (JsonNode status : value.path("statuses")) {
            String message = status.path("biz_opaque_callback_data")
                    .asText(status.path("id").asText());
            switch (status.path("status").asText()) {
                case "sent" -> events.add(new GatewayEvent.Moved(message, Progress.SENT, null));
                case "delivered" -> events.add(new GatewayEvent.Moved(message, Progress.DELIVERED, null));
                case "read" -> events.add(new GatewayEvent.Moved(message, Progress.READ, null));
                case "failed" ->
                    events.add(new GatewayEvent.Moved(
                            message, Progress.FAILED, WhatsAppErrors.words(status.at("/errors/0"))));
                default -> {
                    // Such as a voice message that was played: the message has arrived before.
                }
            }
        }
    }
}
