package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The health is open to all; asking after a message that nobody has sent shows whether the key is right. */
final class PhoneRelayProbe implements GatewayProbe {
    private static final String NO_MESSAGE = "msg_00000000000070008000000000000000";

    private final VendorHttp http;

    @Inject
    PhoneRelayProbe(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String gateway() {
        return "phonerelay";
    }

    @Override
    public String probe() {
        return "Asks for its health, and after a message that nobody has sent.";
    }

    @Override
    public String address() {
        return PhoneRelay.URL;
    }

    @Override
    public List<String> keys() {
        return List.of(PhoneRelay.API_KEY);
    }

    @Override
    public DiagnosticResult tried(Route route) throws Flaw, VendorHttp.NoAnswer {
        JsonNode health = good(http.get(route, PhoneRelay.url(route, "/health"), Map.of()));
        if (!health.path("success").asBoolean() && !health.path("status").isTextual()) {
            throw Flaw.garbage();
        }
        JsonNode statuses = good(PhoneRelay.ask(http, route, NO_MESSAGE));
        if (!statuses.path("receipts").isObject()) {
            throw Flaw.garbage();
        }
        return DiagnosticResult.ok("it is up and takes the key; whether it has the phone shows only a message");
    }

    private JsonNode good(VendorHttp.Reply reply) throws Flaw {
        Flaw.requireGood(reply, keys());
        return Wire.answer(reply.body());
    }
}
