package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.CalledGateway;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayTrouble;
import io.webchat.application.bridge.PolledGateway;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Telegram bot. It tells nothing of what becomes of a message, so a taken one counts as sent. With a webhook secret
 * Telegram calls the relay; without one the relay asks Telegram.
 */
final class Telegram implements CalledGateway, PolledGateway {
    static final String API_ROOT = "api_root";
    static final String BOT_TOKEN = "bot_token";
    private static final String WEBHOOK_SECRET = "webhook_secret";

    private static final String USUAL_ROOT = "https://api.telegram.org";
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Duration WEBHOOK_IS_SET = Duration.ofMinutes(1);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(15);

    private final VendorHttp http;

    @Inject
    Telegram(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.TG, Channel.TG_BOT);
    }

    @Override
    public void check(Route route) {
        RouteSettings.require(route, Set.of(BOT_TOKEN), Set.of(API_ROOT, WEBHOOK_SECRET));
        requireForm(route, BOT_TOKEN, TOKEN, "Give the token as the bot's maker shows it: digits, a colon, letters.");
        if (!route.setting(WEBHOOK_SECRET).isBlank()) {
            requireForm(route, WEBHOOK_SECRET, SECRET, "Give 1 to 256 letters, digits, underscores or hyphens.");
        }
        if (!route.setting(API_ROOT).isBlank()) {
            http.check(route, API_ROOT);
        }
    }

    private static void requireForm(Route route, String setting, Pattern form, String detail) {
        if (!form.matcher(route.setting(setting)).matches()) {
            throw Refusal.field(RouteSettings.field(route, setting), "invalid", detail);
        }
    }

    @Override
    public Outcome send(Route route, Outgoing message) {
        if (message.to().startsWith("+")) {
            return new Outcome.Refused("a bot can't write to a phone number, only to a chat that was begun with it");
        }
        List<TelegramPiece> pieces = TelegramPiece.of(message);
        PiecesSent sent = PiecesSent.of(message.partly());
        for (TelegramPiece piece : pieces.subList(Math.min(sent.count(), pieces.size()), pieces.size())) {
            Outcome outcome = send(route, message, piece, sent);
            if (!(outcome instanceof Outcome.Taken taken)) {
                return sent.of(pieces.size(), outcome);
            }
            sent = sent.plus(String.valueOf(taken.vendorId()));
        }
        return new Outcome.Taken(sent.first(), Progress.SENT);
    }

    private Outcome send(Route route, Outgoing message, TelegramPiece piece, PiecesSent sent) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chat_id", message.to().startsWith("@") ? message.to() : new BigInteger(message.to()));
        String answered = message.replyTo();
        if (answered != null && sent.count() == 0 && answered.startsWith(message.to() + "/")) {
            fields.put(
                    "reply_parameters",
                    Map.of(
                            "message_id",
                            new BigInteger(answered.substring(answered.indexOf('/') + 1)),
                            "allow_sending_without_reply",
                            true));
        }
        try {
            VendorHttp.Reply reply = call(route, piece, fields);
            JsonNode answer = Wire.answer(reply.body());
            return answer.path("ok").asBoolean() ? taken(message, answer) : refused(reply, answer);
        } catch (VendorHttp.NoAnswer e) {
            return Outcomes.noAnswer(e);
        }
    }

    private VendorHttp.Reply call(Route route, TelegramPiece piece, Map<String, Object> fields)
            throws VendorHttp.NoAnswer {
        if (piece.file() == null) {
            fields.put("text", piece.text());
            return call(route, "sendMessage", fields, null);
        }
        if (!piece.text().isEmpty()) {
            fields.put("caption", piece.text());
        }
        Map<String, String> form = new LinkedHashMap<>();
        fields.forEach((name, value) ->
                form.put(name, value instanceof Map<?, ?> map ? Wire.text(map) : String.valueOf(value)));
        return http.postFile(route, url(route, piece.method()), Map.of(), form, piece.field(), piece.file());
    }

    private static Outcome taken(Outgoing message, JsonNode answer) {
        String chat = answer.at("/result/chat/id").asText(message.to());
        return new Outcome.Taken(TelegramUpdates.id(chat, answer.at("/result/message_id")), Progress.SENT);
    }

    private static Outcome refused(VendorHttp.Reply reply, JsonNode answer) {
        String words = Wire.words(answer.path("description"));
        if (Outcomes.good(reply.status())) {
            return Outcomes.garbage();
        }
        JsonNode movedTo = answer.at("/parameters/migrate_to_chat_id");
        if (movedTo.isIntegralNumber()) {
            return new Outcome.Moved(movedTo.asText());
        }
        if (reply.status() == 403) {
            return new Outcome.Refused(words == null ? "the chat has shut the bot out" : words);
        }
        return Outcomes.of(reply, "the bot's token", words, retryAfter(answer));
    }

    private static @Nullable Duration retryAfter(JsonNode answer) {
        long seconds = answer.at("/parameters/retry_after").asLong(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }

    /** @param timeout null for the usual */
    private VendorHttp.Reply call(Route route, String method, Map<String, ?> body, @Nullable Duration timeout)
            throws VendorHttp.NoAnswer {
        return timeout == null
                ? http.post(route, url(route, method), Map.of(), Wire.json(body))
                : http.post(route, url(route, method), Map.of(), Wire.json(body), timeout);
    }

    static String url(Route route, String method) {
        return VendorHttp.base(route, API_ROOT, USUAL_ROOT) + "/bot" + route.setting(BOT_TOKEN) + "/" + method;
    }

    @Override
    public List<GatewayEvent> read(Route route, VendorCall call) {
        Wire.require(
                Wire.secret(route, WEBHOOK_SECRET),
                call.header().apply("X-Telegram-Bot-Api-Secret-Token"),
                "X-Telegram-Bot-Api-Secret-Token");
        return TelegramUpdates.of(Wire.call(call.body()));
    }

    @Override
    public void fetch(Route route, GatewayEvent.Media media, long most, OutputStream into) {
        try {
            VendorHttp.Reply reply = call(route, "getFile", Map.of("file_id", media.reference()), null);
            JsonNode answer = Wire.answer(reply.body());
            String path = Wire.words(answer.at("/result/file_path"));
            if (path == null) {
                throw new GatewayTrouble(Wire.words(answer.path("description"), "Telegram gives no file"), null);
            }
            http.download(route, fileUrl(route, path), Map.of(), most, into);
        } catch (VendorHttp.NoAnswer e) {
            throw new GatewayTrouble(String.valueOf(e.getMessage()), null);
        }
    }

    private static String fileUrl(Route route, String path) {
        String clean = URLEncoder.encode(path, UTF_8).replace("%2F", "/").replace("+", "%20");
        return VendorHttp.base(route, API_ROOT, USUAL_ROOT) + "/file/bot" + route.setting(BOT_TOKEN) + "/" + clean;
    }

    @Override
    public boolean polled(Route route) {
        return route.setting(WEBHOOK_SECRET).isBlank();
    }

    @Override
    public Batch poll(Route route, @Nullable String position, Duration wait) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("timeout", wait.toSeconds());
        body.put("allowed_updates", TelegramUpdates.KINDS);
        if (position != null) {
            body.put("offset", Long.valueOf(position));
        }
        try {
            VendorHttp.Reply reply = call(route, "getUpdates", body, wait.plus(ANSWER_TIME));
            JsonNode answer = Wire.answer(reply.body());
            if (!answer.path("ok").asBoolean()) {
                throw trouble(reply, answer);
            }
            return batch(answer.path("result"), position);
        } catch (VendorHttp.NoAnswer e) {
            throw new GatewayTrouble(String.valueOf(e.getMessage()), null);
        }
    }

    private static Batch batch(JsonNode updates, @Nullable String position) {
        List<GatewayEvent> events = new ArrayList<>();
        String next = position;
        for (JsonNode update : updates) {
            events.addAll(TelegramUpdates.of(update));
            next = Long.toString(update.path("update_id").asLong() + 1);
        }
        return new Batch(events, next);
    }

    private static GatewayTrouble trouble(VendorHttp.Reply reply, JsonNode answer) {
        if (reply.status() == 409) {
            return new GatewayTrouble(
                    "the bot has a webhook, or somebody else asks for its messages: give the route webhook_secret, or"
                            + " delete the webhook",
                    WEBHOOK_IS_SET);
        }
        return switch (Outcomes.of(
                reply, "the bot's token", Wire.words(answer.path("description")), retryAfter(answer))) {
            case Outcome.Later later -> new GatewayTrouble(later.reason(), later.after());
            case Outcome.Refused refused -> new GatewayTrouble(refused.reason(), WEBHOOK_IS_SET);
            case Outcome.Taken taken -> new GatewayTrouble("it answers what nobody understands", null);
            case Outcome.Moved moved -> new GatewayTrouble("it answers what nobody understands", null);
        };
    }
}
