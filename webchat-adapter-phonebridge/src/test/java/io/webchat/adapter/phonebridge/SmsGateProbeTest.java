package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.DiagnosticResult.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmsGateProbeTest extends ProbeTest {
    private boolean lists = true;
    private String health = "pass";

    @Override
    GatewayProbe probe() {
        return new SmsGateProbe(http);
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("url", url + "/3rdparty/v1", "username", "user-7", "password", "pass-7");
    }

    @Override
    String key() {
        return "password";
    }

    @Override
    FakeVendor.Said answer(FakeVendor.Call call) {
        if (call.path().equals("/3rdparty/v1/health")) {
            return ok("{\"status\":\"" + health + "\",\"checks\":{}}");
        }
        if (call.path().endsWith("?limit=1") && !lists) {
            return FakeVendor.Said.of(405, "");
        }
        if (!shows(call, "Basic dXNlci03OnBhc3MtNw==")) {
            return FakeVendor.Said.of(401, "{\"message\":\"Unauthorized\"}");
        }
        return call.path().equals("/3rdparty/v1/messages?limit=1") ? ok("[]") : FakeVendor.Said.of(404, "");
    }

    @Test
    void aPhoneThatListsNothingShouldShowItsPasswordAllTheSame() {
        lists = false;

        assertThat(result(Map.of()).outcome()).isEqualTo(Outcome.OK);
        assertThat(result(Map.of("password", WRONG)).advice().getFirst())
                .contains("WEBCHAT_SMSGATE_USERNAME and WEBCHAT_SMSGATE_PASSWORD");
    }

    @Test
    void oneThatSaysThatItIsIllShouldBeBelieved() {
        health = "fail";

        assertThat(result(Map.of()).detail()).contains("it says of itself that it isn't well");
    }
}
