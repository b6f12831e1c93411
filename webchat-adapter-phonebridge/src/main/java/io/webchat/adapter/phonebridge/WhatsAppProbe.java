package io.webchat.adapter.phonebridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.domain.bridge.Route;
import jakarta.inject.Inject;
import java.util.List;

/** Reads which number it is. */
final class WhatsAppProbe implements GatewayProbe {
    /** Of one that isn't there, and of one that the token's owner may not see. */
    private static final int NO_SUCH_NUMBER = 100;

    private final VendorHttp http;

    @Inject
    WhatsAppProbe(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String gateway() {
        return "whatsapp";
    }

    @Override
    public String probe() {
        return "Asks which number it is.";
    }

    @Override
    public String address() {
        return WhatsApp.API_ROOT;
    }

    @Override
    public List<String> keys() {
        return List.of(WhatsApp.ACCESS_TOKEN);
    }

    @Override
    public DiagnosticResult tried(Route route) throws Flaw, VendorHttp.NoAnswer {
        VendorHttp.Reply reply = http.get(
                route, WhatsApp.number(route) + "?fields=id,display_phone_number", WhatsApp.authorization(route));
        JsonNode answer = Wire.answer(reply.body());
        if (!Outcomes.good(reply.status())) {
            throw flaw(reply, answer.at("/error/code").asInt());
        }
        if (!answer.path("id").asText().equals(route.setting(WhatsApp.PHONE_NUMBER_ID))) {
            throw Flaw.garbage();
        }
        return DiagnosticResult.ok(
                "the number is " + Wire.words(answer.path("display_phone_number"), "there, and doesn't show itself"));
    }

    private Flaw flaw(VendorHttp.Reply reply, int code) {
        if (code == NO_SUCH_NUMBER) {
            return Flaw.setting(
                    "it shows no number of this " + WhatsApp.PHONE_NUMBER_ID + " to the token's owner (" + code + ")",
                    List.of(WhatsApp.PHONE_NUMBER_ID, WhatsApp.ACCESS_TOKEN));
        }
        if (WhatsAppErrors.ofToken(code)) {
            return Flaw.setting("it refuses the access token, or misses a right of it (" + code + ")", keys());
        }
        return WhatsAppErrors.passing(code)
                ? Flaw.ill("it wants to be asked later (" + code + ")")
                : Flaw.of(reply, keys());
    }
}
