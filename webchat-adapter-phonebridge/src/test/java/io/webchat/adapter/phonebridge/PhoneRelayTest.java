package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.Gateway.State;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneRelayTest extends VendorTest {
    private final PhoneRelay gateway = new PhoneRelay(http, clock);

    @Override
    public PhoneRelay testee() {
        return gateway;
    }

    @Override
    String yes() {
        return "{\"success\":true,\"message_id\":\"msg_x\",\"status\":\"queued\"}";
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("url", url, "api_key", "wck_secret", "phone_id", "pixel-7");
    }

    @Override
    FakeVendor.Said no() {
        return FakeVendor.Said.of(
                422, "{\"success\":false,\"code\":\"field_invalid\",\"detail\":\"Give to a phone number.\"}");
    }

    @Override
    public List<String> arrived() {
        return vendor.calls().stream()
                .map(call -> call.json().path("text").asText())
                .toList();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String somebody() {
        return "+15551230001";
    }

    @Test
    void aMessageShouldBeSentByTheSameApi() {
        assertThat(gateway.send(working(), message(Channel.WA, "+1555")))
                .isEqualTo(new Outcome.Taken("msg_x", Progress.HANDED_OVER));

        assertThat(vendor.last().path()).isEqualTo("/api/v1/messages");
        assertThat(vendor.last().headers().getFirst("Authorization")).isEqualTo("Bearer wck_secret");
        JsonNode body = vendor.last().json();
        assertThat(body.path("phone_id").asText()).isEqualTo("pixel-7");
        assertThat(body.path("channel").asText()).isEqualTo("wa");
        assertThat(body.path("to").asText()).isEqualTo("+1555");
        assertThat(body.path("idempotency_key").asText()).isEqualTo(ID.toString());
    }

    @Test
    void aPhoneThatItDoesNotKnowShouldBeASetUpsFault() {
        vendor.playing(call -> FakeVendor.Said.of(404, "{\"code\":\"not_found\",\"detail\":\"Check the phone_id.\"}"));

        assertThat(gateway.send(working(), message(Channel.SMS, "+1555")))
                .isEqualTo(new Outcome.Later("Check the phone_id.", null, true));
    }

    @Test
    void theStateShouldBeAskedFor() {
        Route route = working();
        vendor.playing(call ->
                FakeVendor.Said.of(200, "{\"success\":true,\"receipts\":{\"msg_x\":{\"status\":\"delivered\"}}}"));
        assertThat(gateway.state(route, "msg_x")).contains(new State(Progress.DELIVERED, null));
        assertThat(vendor.last().json().at("/message_ids/0").asText()).isEqualTo("msg_x");

        vendor.playing(call -> FakeVendor.Said.of(
                200,
                call.path().endsWith("/msg_x")
                        ? "{\"status\":\"failed\",\"bridge\":{\"reason\":\"no signal\"}}"
                        : "{\"receipts\":{\"msg_x\":{\"status\":\"failed\"}}}"));
        assertThat(gateway.state(route, "msg_x")).contains(new State(Progress.FAILED, "no signal"));
        assertThat(vendor.last().path()).isEqualTo("/api/v1/messages/msg_x");
        vendor.playing(call -> FakeVendor.Said.of(500, "x"));
        assertThat(gateway.state(route, "msg_x")).isEmpty();
    }
}
