package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NtfyProbeTest extends ProbeTest {
    private int status = 200;
    private String lines = "{\"id\":\"a\",\"event\":\"message\"}\n{\"id\":\"b\",\"event\":\"message\"}\n";

    @Override
    GatewayProbe probe() {
        return new NtfyProbe(http);
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("url", url + "/", "topic", "mine-7", "token", "tk_7");
    }

    @Override
    String key() {
        return "token";
    }

    @Override
    FakeVendor.Said answer(FakeVendor.Call call) {
        if (call.path().equals("/v1/health")) {
            return ok("{\"healthy\":true}");
        }
        return shows(call, "Bearer tk_7")
                ? FakeVendor.Said.of(status, lines)
                : FakeVendor.Said.of(401, "{\"code\":40101,\"http\":401,\"error\":\"unauthorized\"}");
    }

    @Test
    void theTopicShouldBeReadWithTheToken() {
        result(Map.of());
        assertThat(vendor.last().path()).isEqualTo("/mine-7/json?poll=1&since=1s");
        lines = "";
        assertThat(result(Map.of("topic", "")).outcome()).isEqualTo(Outcome.OK);
        assertThat(vendor.last().path()).startsWith("/webchat-doctor/json");
        lines = "<html>";
        assertThat(result(Map.of()).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void withoutATokenTheHealthShouldBeEnough() {
        assertThat(result(Map.of("token", "")).outcome()).isEqualTo(Outcome.OK);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aTokenThatMayOnlyWriteShouldBeNoFailure() {
        status = 403;

        DiagnosticResult result = result(Map.of());

        assertThat(result.outcome()).isEqualTo(Outcome.OK);
        assertThat(result.advice().getFirst()).contains("if the token may write");
    }

    @Test
    void oneThatSaysThatItIsIllShouldBeBelieved() {
        vendor.playing(call -> ok("{\"healthy\":false}"));

        assertThat(result(Map.of()).detail()).contains("it says of itself that it isn't well");
    }
}
