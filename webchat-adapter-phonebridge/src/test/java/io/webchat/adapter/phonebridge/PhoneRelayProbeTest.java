package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneRelayProbeTest extends ProbeTest {
    @Override
    GatewayProbe probe() {
        return new PhoneRelayProbe(http);
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("url", url, "api_key", "wck_secret", "phone_id", "pixel-7");
    }

    @Override
    String key() {
        return "api_key";
    }

    @Override
    FakeVendor.Said answer(FakeVendor.Call call) {
        if (call.path().equals("/health")) {
            return ok("{\"success\":true,\"status\":\"ok\"}");
        }
        return shows(call, "Bearer wck_secret")
                ? ok("{\"success\":true,\"receipts\":{}}")
                : FakeVendor.Said.of(401, "{\"success\":false,\"code\":\"key_invalid\"}");
    }

    @Test
    void aMessageThatNobodyHasSentShouldBeAskedAfter() {
        result(Map.of());

        assertThat(vendor.last().path()).isEqualTo("/api/v1/webchat/receipt-status");
        assertThat(vendor.last().json().at("/message_ids/0").asText()).matches("msg_[0-9a-f]{32}");
    }
}
