package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatsAppTest extends VendorTest {
    private final WhatsApp gateway = new WhatsApp(http);

    @Override
    public WhatsApp testee() {
        return gateway;
    }

    @Override
    String yes() {
        return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1555\",\"wa_id\":\"1555\"}],"
                + "\"messages\":[{\"id\":\"wamid.abc\"}]}";
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of(
                "api_root", url + "/v23.0",
                "access_token", "EAAtoken",
                "phone_number_id", "1066",
                "app_secret", "app-secret-7",
                "verify_token", "verify-7");
    }

    @Override
    FakeVendor.Said no() {
        return error(400, 131026);
    }

    private static FakeVendor.Said error(int status, int code) {
        return FakeVendor.Said.of(
                status,
                "{\"error\":{\"message\":\"(#" + code + ") said\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
    }

    @Override
    public List<String> arrived() {
        return vendor.calls().stream()
                .map(call -> call.json().at("/text/body").asText())
                .toList();
    }

    @Override
    public Channel channel() {
        return Channel.WA;
    }

    @Override
    public String somebody() {
        return "+15551230001";
    }

    @Test
    void aMessageShouldBeSentAsTheApiWantsIt() {
        assertThat(gateway.send(working(), message(Channel.WA, "+15551230001")))
                .isEqualTo(new Outcome.Taken("wamid.abc", Progress.HANDED_OVER));

        assertThat(vendor.last().path()).isEqualTo("/v23.0/1066/messages");
        assertThat(vendor.last().headers().getFirst("Authorization")).isEqualTo("Bearer EAAtoken");
        JsonNode body = vendor.last().json();
        assertThat(body.path("messaging_product").asText()).isEqualTo("whatsapp");
        assertThat(body.path("to").asText()).isEqualTo("15551230001");
        assertThat(body.path("type").asText()).isEqualTo("text");
        assertThat(body.path("biz_opaque_callback_data").asText()).isEqualTo(ID.toString());
    }

    private Outcome outcome(int status, int code) {
        vendor.playing(call -> error(status, code));
        return gateway.send(working(), message(Channel.WA, "+1555"));
    }

    @Test
    void itsNumbersShouldBecomeWords() {
        assertThat(outcome(400, 131047))
                .isEqualTo(new Outcome.Refused(
                        "more than 24 hours since they wrote last: WhatsApp now takes only templates (131047)"));
        assertThat(outcome(429, 130429))
                .isEqualTo(new Outcome.Later(
                        "WhatsApp wants to be called more slowly (130429)", Duration.ofMinutes(1), true));
        assertThat(outcome(500, 131000)).isInstanceOf(Outcome.Later.class);
        assertThat(outcome(400, 131056))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.wholeRoute()).isFalse());
        assertThat(outcome(400, 190)).isEqualTo(new Outcome.Later("it refuses the access token", null, true));
    }

    private VendorCall signed(String body) {
        return call(
                body, Map.of("X-Hub-Signature-256", "sha256=" + Wire.hmacHex("app-secret-7", body.getBytes(UTF_8))));
    }

    private static String value(String rest) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"e\",\"changes\":[{\"field\":\"messages\","
            + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"1555\","
            + "\"phone_number_id\":\"1066\"}," + rest + "}}]}]}";
    }

    @Test
    void whatComesInShouldBeUnderstood() {
        assertThat(gateway.read(
                        working(),
                        signed(value("\"contacts\":[{\"profile\":{\"name\":\"Böb\"},\"wa_id\":\"15551\"}],"
                                + "\"messages\":[{\"from\":\"15551\",\"id\":\"wamid.1\",\"timestamp\":\"1\","
                                + "\"type\":\"text\",\"text\":{\"body\":\"hi\"}},"
                                + "{\"from\":\"15551\",\"id\":\"wamid.2\",\"timestamp\":\"1\",\"type\":\"image\","
                                + "\"image\":{\"id\":\"i\",\"caption\":\"look\"}}]"))))
                .containsExactly(
                        new GatewayEvent.Arrived("wamid.1", "+15551", "Böb", "hi"),
                        new GatewayEvent.Arrived("wamid.2", "+15551", "Böb", "[image] look"));
    }

    @Test
    void whatBecameOfAMessageShouldBeUnderstood() {
        assertThat(gateway.read(
                        working(),
                        signed(value("\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1\","
                                + "\"biz_opaque_callback_data\":\"" + ID
                                + "\"},{\"id\":\"wamid.1\",\"status\":\"delivered\"},{\"id\":\"wamid.1\",\"status\":\"read\"},"
                                + "{\"id\":\"wamid.1\",\"status\":\"played\"},"
                                + "{\"id\":\"wamid.2\",\"status\":\"failed\",\"errors\":[{\"code\":131026,\"title\":\"Message"
                                + " undeliverable\"}]}]"))))
                .containsExactly(
                        new GatewayEvent.Moved(ID.toString(), Progress.SENT, null),
                        new GatewayEvent.Moved("wamid.1", Progress.DELIVERED, null),
                        new GatewayEvent.Moved("wamid.1", Progress.READ, null),
                        new GatewayEvent.Moved(
                                "wamid.2", Progress.FAILED, "the number can't be reached on WhatsApp (131026)"));
    }

    @Test
    void onlyWhatsAppShouldBeBelieved() {
        String body = value("\"messages\":[]");

        assertThatThrownBy(() -> gateway.read(working(), call(body, Map.of()))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(
                        working(),
                        call(
                                body + " ",
                                Map.of(
                                        "X-Hub-Signature-256",
                                        "sha256=" + Wire.hmacHex("app-secret-7", body.getBytes(UTF_8))))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gateway.read(route(Map.of("app_secret", "")), signed(body)))
                .isInstanceOf(Refusal.class);
        assertThat(gateway.read(
                        route(Map.of("phone_number_id", "2")), signed(value("\"messages\":[{\"from\":\"1\"}]"))))
                .as("another number of the same app")
                .isEmpty();
    }

    @Test
    void thePublishedSignatureShouldComeOut() {
        assertThat(Wire.hmacHex("secret", "test".getBytes(UTF_8)))
                .isEqualTo("0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914");
    }

    @Test
    void itsGreetingShouldBeAnsweredWithTheTokenOnly() {
        Map<String, String> query =
                Map.of("hub.mode", "subscribe", "hub.challenge", "1158201444", "hub.verify_token", "verify-7");

        assertThat(gateway.greeting(working(), query)).contains("1158201444");
        assertThat(gateway.greeting(working(), Map.of("hub.mode", "subscribe", "hub.verify_token", "no")))
                .isEmpty();
        assertThat(gateway.greeting(
                        route(Map.of("verify_token", "")), Map.of("hub.mode", "subscribe", "hub.verify_token", "")))
                .isEmpty();
    }

    @Test
    void silenceShouldBeNoticedWhereItsWebhookIsSetUp() {
        assertThat(gateway.patience(working(), Progress.HANDED_OVER)).isNotNull();
        assertThat(gateway.patience(working(), Progress.SENT)).isNull();
        assertThat(gateway.patience(route(Map.of("app_secret", "")), Progress.HANDED_OVER))
                .isNull();
    }
}
