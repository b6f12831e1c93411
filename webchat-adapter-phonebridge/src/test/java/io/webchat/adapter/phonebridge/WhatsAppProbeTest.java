package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatsAppProbeTest extends ProbeTest {
    @Override
    GatewayProbe probe() {
        return new WhatsAppProbe(http);
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("api_root", url + "/v23.0", "access_token", "EAAtoken", "phone_number_id", "1066");
    }

    @Override
    String key() {
        return "access_token";
    }

    @Override
    FakeVendor.Said answer(FakeVendor.Call call) {
        if (!shows(call, "Bearer EAAtoken")) {
            return error(400, 190);
        }
        return call.path().startsWith("/v23.0/1066?fields=")
                ? ok("{\"id\":\"1066\",\"display_phone_number\":\"+1 555-0100\"}")
                : error(400, 100);
    }

    private static FakeVendor.Said error(int status, int code) {
        return FakeVendor.Said.of(
                status, "{\"error\":{\"message\":\"said\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
    }

    @Test
    void theNumberShouldBeShown() {
        assertThat(result(Map.of()).detail()).endsWith("the number is +1 555-0100.");
    }

    @Test
    void aNumberThatIsNotTheTokensShouldBeToldFromAWrongToken() {
        assertThat(result(Map.of("phone_number_id", "1067")).advice().getFirst())
                .contains("WEBCHAT_WHATSAPP_PHONE_NUMBER_ID");
        vendor.playing(call -> error(403, 200));
        assertThat(result(Map.of()).detail()).contains("misses a right of it (200)");
        vendor.playing(call -> error(400, 4));
        assertThat(result(Map.of()).detail()).contains("it wants to be asked later (4)");
    }
}
