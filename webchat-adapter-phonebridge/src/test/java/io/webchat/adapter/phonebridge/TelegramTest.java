package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.application.bridge.GatewayTrouble;
import io.webchat.application.bridge.PolledGateway.Batch;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramTest extends VendorTest {
    private static final String TOKEN = "123456:AAbbccddeeffgg-hh_ii";
    private static final String UPDATE = "{\"update_id\":7,\"message\":{\"message_id\":3,\"date\":1,"
            + "\"chat\":{\"id\":4503599627370497,\"type\":\"private\"},"
            + "\"from\":{\"id\":4503599627370497,\"first_name\":\"Bob\",\"last_name\":\"Bee\"},\"text\":\"hi\"}}";

    private final Telegram gateway = new Telegram(http);

    @Override
    public Telegram testee() {
        return gateway;
    }

    @Override
    String yes() {
        return "{\"ok\":true,\"result\":{\"message_id\":42,\"date\":1,\"chat\":{\"id\":5},\"text\":\"x\"}}";
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("api_root", url, "bot_token", TOKEN);
    }

    @Override
    FakeVendor.Said no() {
        return FakeVendor.Said.of(
                400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}");
    }

    @Override
    public List<String> arrived() {
        return vendor.calls().stream()
                .map(call -> call.json().path("text").asText())
                .toList();
    }

    @Override
    public Channel channel() {
        return Channel.TG;
    }

    @Override
    public String somebody() {
        return "4503599627370497";
    }

    @Test
    void aMessageShouldGoToTheChat() {
        assertThat(gateway.send(working(), message(Channel.TG, "4503599627370497")))
                .isEqualTo(new Outcome.Taken("42", Progress.SENT));

        assertThat(vendor.last().path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(vendor.last().json().path("chat_id").isIntegralNumber()).isTrue();
        assertThat(vendor.last().json().path("chat_id").asLong()).isEqualTo(4503599627370497L);
        gateway.send(working(), message(Channel.TG, "@channel"));
        assertThat(vendor.last().json().path("chat_id").asText()).isEqualTo("@channel");
        assertThat(gateway.send(working(), message(Channel.TG, "+15551230001"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void itShouldBeLeftAloneAsLongAsItSays() {
        vendor.playing(call -> FakeVendor.Said.of(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many"
                        + " Requests\",\"parameters\":{\"retry_after\":35}}"));

        assertThat(gateway.send(working(), message(Channel.TG, "5")))
                .isInstanceOfSatisfying(Outcome.Later.class, later -> {
                    assertThat(later.after()).isEqualTo(Duration.ofSeconds(35));
                    assertThat(later.wholeRoute()).isTrue();
                });
    }

    @Test
    void whoShutTheBotOutShouldFailTheMessageOnly() {
        vendor.playing(call -> FakeVendor.Said.of(
                403, "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}"));

        assertThat(gateway.send(working(), message(Channel.TG, "5")))
                .isEqualTo(new Outcome.Refused("Forbidden: bot was blocked by the user"));
    }

    @Test
    void whatTelegramCallsWithShouldBeUnderstoodWithTheSecretOnly() {
        var route = route(Map.of("webhook_secret", "s3cret"));

        assertThat(gateway.read(route, call(UPDATE, Map.of("X-Telegram-Bot-Api-Secret-Token", "s3cret"))))
                .containsExactly(new GatewayEvent.Arrived("7", "4503599627370497", "Bob Bee", "hi"));
        assertThat(gateway.read(
                        route,
                        call("{\"update_id\":8,\"poll\":{}}", Map.of("X-Telegram-Bot-Api-Secret-Token", "s3cret"))))
                .isEmpty();
        assertThatThrownBy(() -> gateway.read(route, call(UPDATE, Map.of("X-Telegram-Bot-Api-Secret-Token", "no"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(route, call(UPDATE, Map.of()))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(working(), call(UPDATE, Map.of("X-Telegram-Bot-Api-Secret-Token", ""))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatWaitsShouldBeAskedForAndConfirmed() {
        vendor.playing(call -> FakeVendor.Said.of(200, "{\"ok\":true,\"result\":[" + UPDATE + "]}"));
        assertThat(gateway.polled(working())).isTrue();
        assertThat(gateway.polled(route(Map.of("webhook_secret", "s")))).isFalse();

        Batch first = gateway.poll(working(), null, Duration.ofSeconds(25));

        assertThat(first.events()).containsExactly(new GatewayEvent.Arrived("7", "4503599627370497", "Bob Bee", "hi"));
        assertThat(first.position()).isEqualTo("8");
        assertThat(vendor.last().path()).isEqualTo("/bot" + TOKEN + "/getUpdates");
        assertThat(vendor.last().json().has("offset")).isFalse();
        assertThat(vendor.last().json().path("timeout").asInt()).isEqualTo(25);
        gateway.poll(working(), "8", Duration.ofSeconds(25));
        assertThat(vendor.last().json().path("offset").asLong()).isEqualTo(8);
        vendor.playing(call -> FakeVendor.Said.of(200, "{\"ok\":true,\"result\":[]}"));
        assertThat(gateway.poll(working(), "8", Duration.ofSeconds(25)).position())
                .isEqualTo("8");
    }

    @Test
    void troubleShouldNotTellTheToken() {
        vendor.playing(call -> FakeVendor.Said.of(409, "{\"ok\":false,\"description\":\"Conflict\"}"));
        assertThatThrownBy(() -> gateway.poll(working(), null, Duration.ofSeconds(1)))
                .isInstanceOf(GatewayTrouble.class)
                .hasMessageContaining("webhook");
        vendor.close();
        assertThatThrownBy(() -> gateway.poll(working(), null, Duration.ofSeconds(1)))
                .isInstanceOf(GatewayTrouble.class)
                .hasMessageNotContaining("AAbb");
    }

    @Test
    void aTokenShouldHaveItsForm() {
        assertThatThrownBy(() -> gateway.check(route(Map.of("bot_token", "../x"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.check(route(Map.of("webhook_secret", "a b"))))
                .isInstanceOf(Refusal.class);
    }
}
