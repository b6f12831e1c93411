package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.CalledGateway;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayTrouble;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        List<WhatsAppPiece> pieces = WhatsAppPiece.of(message);
        PiecesSent sent = PiecesSent.of(message.partly());
        String knownAs = null;
        for (int at = Math.min(sent.count(), pieces.size()); at < pieces.size(); at++) {
            Outcome outcome = send(route, message, pieces, at);
            if (!(outcome instanceof Outcome.Taken taken)) {
                return sent.of(pieces.size(), outcome);
            }
            sent = sent.plus(String.valueOf(taken.vendorId()));
            knownAs = taken.alsoKnownAs();
        }
        return new Outcome.Taken(sent.first(), Progress.HANDED_OVER, pieces.size(), knownAs);
    }

    private Outcome send(Route route, Outgoing message, List<WhatsAppPiece> pieces, int at) {
        WhatsAppPiece piece = pieces.get(at);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        if (ContactAddress.whatsAppUser(message.to())) {
            body.put("recipient", message.to());
        } else {
            body.put("to", message.to().replace("+", ""));
        }
        String answered = message.replyTo();
        if (answered != null && at == 0) {
            body.put("context", Map.of("message_id", answered));
        }
        body.put("biz_opaque_callback_data", WhatsAppEvents.mark(message.id(), at, pieces.size()));
        try {
            String uploaded = null;
            if (piece.file() != null) {
                VendorHttp.Reply reply = upload(route, piece.file());
                uploaded = Wire.words(Wire.answer(reply.body()).path("id"));
                if (uploaded == null) {
                    return no(reply);
                }
            }
            body.putAll(piece.content(uploaded));
            VendorHttp.Reply reply =
                    http.post(route, number(route) + "/messages", authorization(route), Wire.json(body));
            JsonNode answer = Wire.answer(reply.body());
            String id = Wire.words(answer.at("/messages/0/id"));
            return !Outcomes.good(reply.status()) || id == null ? no(reply) : taken(id, answer);
        } catch (VendorHttp.NoAnswer e) {
            return Outcomes.noAnswer(e);
        }
    }

    private static Outcome no(VendorHttp.Reply reply) {
        return Outcomes.good(reply.status())
                ? Outcomes.garbage()
                : WhatsAppErrors.outcome(reply, Wire.answer(reply.body()).path("error"));
    }

    /** The number under which WhatsApp knows whom it was sent to can differ from the one that was written to. */
    private static Outcome taken(String id, JsonNode answer) {
        String known = answer.at("/contacts/0/wa_id").asText("");
        return new Outcome.Taken(
                id, Progress.HANDED_OVER, 1, DIGITS.matcher(known).matches() ? "+" + known : null);
    }

    private VendorHttp.Reply upload(Route route, OutgoingFile file) throws VendorHttp.NoAnswer {
        return http.postFile(
                route,
                number(route) + "/media",
                authorization(route),
                Map.of("messaging_product", "whatsapp", "type", file.mediaType()),
                "file",
                file);
    }

    @Override
    public void fetch(Route route, GatewayEvent.Media media, long most, OutputStream into) {
        try {
            String root = VendorHttp.base(route, API_ROOT, USUAL_ROOT);
            VendorHttp.Reply reply =
                    http.get(route, root + "/" + URLEncoder.encode(media.reference(), UTF_8), authorization(route));
            String url = Wire.answer(reply.body()).path("url").asText("");
            if (url.isBlank()) {
                throw new GatewayTrouble("WhatsApp gives no file", null);
            }
            http.download(route, url, authorization(route), most, into);
        } catch (VendorHttp.NoAnswer e) {
            throw new GatewayTrouble(String.valueOf(e.getMessage()), null);
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
                    events.addAll(WhatsAppEvents.of(value));
                }
            }
        }
        return events;
    }
}
