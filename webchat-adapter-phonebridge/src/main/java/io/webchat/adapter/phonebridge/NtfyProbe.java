package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The health is open to all; only a topic that is read shows whether the token is right. */
final class NtfyProbe implements GatewayProbe {
    /** Without one of the route. */
    private static final String ANY_TOPIC = "webchat-doctor";

    private static final int MAY_NOT_READ = 403;

    private final VendorHttp http;

    @Inject
    NtfyProbe(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String gateway() {
        return "ntfy";
    }

    @Override
    public String probe() {
        return "Asks for its health, and reads the topic when there is a token.";
    }

    @Override
    public String address() {
        return Ntfy.URL;
    }

    @Override
    public List<String> keys() {
        return List.of(Ntfy.TOKEN);
    }

    @Override
    public DiagnosticResult tried(Route route) throws Flaw, VendorHttp.NoAnswer {
        requireHealthy(route);
        return route.setting(Ntfy.TOKEN).isBlank() ? DiagnosticResult.ok("it is up") : read(route);
    }

    private void requireHealthy(Route route) throws Flaw, VendorHttp.NoAnswer {
        VendorHttp.Reply reply = http.get(route, VendorHttp.base(route, Ntfy.URL, "") + "/v1/health", Map.of());
        Flaw.requireGood(reply, keys());
        JsonNode healthy = Wire.answer(reply.body()).path("healthy");
        if (!healthy.isBoolean()) {
            throw Flaw.garbage();
        }
        if (!healthy.asBoolean()) {
            throw Flaw.ill("it says of itself that it isn't well");
        }
    }

    private DiagnosticResult read(Route route) throws Flaw, VendorHttp.NoAnswer {
        String topic = route.setting(Ntfy.TOPIC).isBlank() ? ANY_TOPIC : route.setting(Ntfy.TOPIC);
        VendorHttp.Reply reply = http.get(
                route,
                VendorHttp.base(route, Ntfy.URL, "") + "/" + topic + "/json?poll=1&since=1s",
                Ntfy.authorization(route));
        if (reply.status() == MAY_NOT_READ) {
            return DiagnosticResult.ok(
                    "it is up, and knows the token, which may not read " + topic,
                    "Nothing is wrong if the token may write; only a notice shows that.");
        }
        Flaw.requireGood(reply, keys());
        String lines = new String(reply.body(), UTF_8);
        if (!lines.isBlank() && !Wire.answer(reply.body()).isObject()) {
            throw Flaw.garbage();
        }
        return DiagnosticResult.ok("it is up and takes the token");
    }
}
