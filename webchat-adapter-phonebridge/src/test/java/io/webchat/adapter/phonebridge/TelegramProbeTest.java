package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramProbeTest extends ProbeTest {
    private static final String TOKEN = "123456:AAbbccddeeffgg-hh_ii";

    @Override
    GatewayProbe probe() {
        return new TelegramProbe(http);
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("api_root", url, "bot_token", TOKEN);
    }

    @Override
    String key() {
        return "bot_token";
    }

    @Override
    FakeVendor.Said answer(FakeVendor.Call call) {
        return call.path().equals("/bot" + TOKEN + "/getMe")
                ? ok(
                        "{\"ok\":true,\"result\":{\"id\":123456,\"is_bot\":true,\"first_name\":\"R\",\"username\":\"r_bot\"}}")
                : FakeVendor.Said.of(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    }

    @Test
    void theBotShouldBeNamed() {
        assertThat(result(Map.of()).detail()).endsWith("the bot is @r_bot.");
    }

    @Test
    void aTokenOfNoBotShouldBeTakenForWrong() {
        vendor.playing(
                call -> FakeVendor.Said.of(404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}"));

        assertThat(result(Map.of()).advice()).containsExactly("Correct WEBCHAT_TELEGRAM_BOT_TOKEN.");
    }

    @Test
    void aVendorThatRepeatsTheTokenShouldNotShowIt() {
        vendor.playing(call -> ok("{\"ok\":true,\"result\":{\"username\":\"" + TOKEN + "\"}}"));

        assertThat(result(Map.of()).detail()).contains("[REDACTED]").doesNotContain(TOKEN);
    }
}
