package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Has the bot tell who it is. */
final class TelegramProbe implements GatewayProbe {
    private static final int NO_SUCH_BOT = 404;

    private final VendorHttp http;

    @Inject
    TelegramProbe(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String gateway() {
        return "telegram";
    }

    @Override
    public String probe() {
        return "Asks the bot who it is.";
    }

    @Override
    public String address() {
        return Telegram.API_ROOT;
    }

    @Override
    public List<String> keys() {
        return List.of(Telegram.BOT_TOKEN);
    }

    @Override
    public DiagnosticResult tried(Route route) throws Flaw, VendorHttp.NoAnswer {
        VendorHttp.Reply reply = http.get(route, Telegram.url(route, "getMe"), Map.of());
        JsonNode answer = Wire.answer(reply.body());
        if (reply.status() == NO_SUCH_BOT && answer.path("ok").isBoolean()) {
            throw Flaw.setting("it knows no bot of this " + Telegram.BOT_TOKEN, keys());
        }
        Flaw.requireGood(reply, keys());
        String name = Wire.words(answer.at("/result/username"));
        if (!answer.path("ok").asBoolean() || name == null) {
            throw Flaw.garbage();
        }
        return DiagnosticResult.ok("the bot is @" + name);
    }
}
