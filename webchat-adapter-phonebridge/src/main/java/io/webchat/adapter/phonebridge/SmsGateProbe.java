package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The health is open to all; only the messages show whether the password is right. */
final class SmsGateProbe implements GatewayProbe {
    private static final String NO_MESSAGE = "/webchat-doctor";

    private final VendorHttp http;

    @Inject
    SmsGateProbe(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String gateway() {
        return "smsgate";
    }

    @Override
    public String probe() {
        return "Asks for its health, and for one message that it knows.";
    }

    @Override
    public String address() {
        return SmsGate.URL;
    }

    @Override
    public List<String> keys() {
        return List.of(SmsGate.USERNAME, SmsGate.PASSWORD);
    }

    @Override
    public DiagnosticResult tried(Route route) throws Flaw, VendorHttp.NoAnswer {
        requireHealthy(route);
        VendorHttp.Reply list = http.get(route, SmsGate.messages(route) + "?limit=1", SmsGate.signIn(route));
        if (absent(list)) {
            requireLetIn(route);
        } else {
            Flaw.requireGood(list, keys());
            if (!Wire.answer(list.body()).isArray()) {
                throw Flaw.garbage();
            }
        }
        return DiagnosticResult.ok("it is up and takes the password");
    }

    private void requireHealthy(Route route) throws Flaw, VendorHttp.NoAnswer {
        VendorHttp.Reply reply = http.get(route, VendorHttp.base(route, SmsGate.URL, "") + "/health", Map.of());
        Flaw.requireGood(reply, keys());
        JsonNode status = Wire.answer(reply.body()).path("status");
        if (!status.isTextual()) {
            throw Flaw.garbage();
        }
        if (status.asText().equals("fail")) {
            throw Flaw.ill("it says of itself that it isn't well");
        }
    }

    /** Older phones list nothing: the absence of a message that nobody has shows it too. */
    private void requireLetIn(Route route) throws Flaw, VendorHttp.NoAnswer {
        VendorHttp.Reply one = http.get(route, SmsGate.messages(route) + NO_MESSAGE, SmsGate.signIn(route));
        if (!absent(one)) {
            Flaw.requireGood(one, keys());
        }
    }

    private static boolean absent(VendorHttp.Reply reply) {
        return reply.status() == 404 || reply.status() == 405;
    }
}
