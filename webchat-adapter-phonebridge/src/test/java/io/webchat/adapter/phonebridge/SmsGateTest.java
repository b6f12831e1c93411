package io.webchat.adapter.phonebridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.bridge.Gateway.State;
import io.webchat.application.bridge.GatewayEvent;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmsGateTest extends VendorTest {
    private final SmsGate gateway = new SmsGate(http, clock);

    @Override
    public SmsGate testee() {
        return gateway;
    }

    @Override
    String yes() {
        return "{\"id\":\"" + ID + "\",\"deviceId\":\"d\",\"state\":\"Pending\",\"recipients\":"
                + "[{\"phoneNumber\":\"+15551230001\",\"state\":\"Pending\"}]}";
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("url", url + "/3rdparty/v1", "username", "user-7", "password", "pass-7", "webhook_key", "hook-7");
    }

    @Override
    FakeVendor.Said no() {
        return FakeVendor.Said.of(400, "{\"code\":1,\"message\":\"invalid phone number\"}");
    }

    @Override
    public List<String> arrived() {
        return vendor.calls().stream()
                .map(call -> call.json().at("/textMessage/text").asText())
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
    void aMessageShouldBeSentAsTheGatewayWantsIt() {
        Gateway.Outgoing urgent = new Gateway.Outgoing(
                ID,
                Channel.SMS,
                "+15551230001",
                "hi",
                null,
                new Gateway.Sender("Ada", null),
                clock.instant().plusSeconds(90),
                true,
                null,
                List.of(),
                null);

        assertThat(gateway.send(working(), urgent)).isEqualTo(new Outcome.Taken(ID.toString(), Progress.HANDED_OVER));

        FakeVendor.Call call = vendor.last();
        assertThat(call.method() + " " + call.path()).isEqualTo("POST /3rdparty/v1/messages");
        assertThat(call.headers().getFirst("Authorization")).isEqualTo("Basic dXNlci03OnBhc3MtNw==");
        JsonNode body = call.json();
        assertThat(body.path("id").asText()).isEqualTo(ID.toString()).hasSizeLessThanOrEqualTo(36);
        assertThat(body.at("/phoneNumbers/0").asText()).isEqualTo("+15551230001");
        assertThat(body.path("withDeliveryReport").asBoolean()).isTrue();
        assertThat(body.path("priority").asInt()).isEqualTo(100);
        assertThat(body.path("ttl").asInt()).isEqualTo(90);
    }

    @Test
    void aMessageThatItHasAlreadyShouldBeTaken() {
        vendor.playing(call -> FakeVendor.Said.of(409, "{\"message\":\"exists\"}"));

        assertThat(gateway.send(working(), message(Channel.SMS, "+1555")))
                .isEqualTo(new Outcome.Taken(ID.toString(), Progress.HANDED_OVER));
    }

    @Test
    void aBusyGatewayShouldBeLeftAloneAsLongAsItSays() {
        vendor.playing(call -> new FakeVendor.Said(429, "", Map.of("Retry-After", "120")));
        assertThat(gateway.send(working(), message(Channel.SMS, "+1555")))
                .isEqualTo(new Outcome.Later("it wants to be asked more slowly", Duration.ofSeconds(120), true));
        vendor.playing(call -> FakeVendor.Said.of(503, "{\"message\":\"queue is full\"}"));
        assertThat(gateway.send(working(), message(Channel.SMS, "+1555")))
                .isEqualTo(new Outcome.Later("it answered 503: queue is full", null, true));
    }

    @Test
    void theStateShouldBeAskedFor() {
        Route route = working();
        vendor.playing(call -> FakeVendor.Said.of(200, "{\"state\":\"Delivered\"}"));
        assertThat(gateway.state(route, "m1")).contains(new State(Progress.DELIVERED, null));
        assertThat(vendor.last().method() + " " + vendor.last().path()).isEqualTo("GET /3rdparty/v1/messages/m1");
        vendor.playing(
                call -> FakeVendor.Said.of(200, "{\"state\":\"Failed\",\"recipients\":[{\"error\":\"no service\"}]}"));
        assertThat(gateway.state(route, "m1")).contains(new State(Progress.FAILED, "no service"));
        vendor.playing(call -> FakeVendor.Said.of(500, ""));
        assertThat(gateway.state(route, "m1")).isEmpty();
    }

    private VendorCall signed(String body, long seconds) {
        String signature = Wire.hmacHex(
                "hook-7", body.getBytes(UTF_8), Long.toString(seconds).getBytes(UTF_8));
        return call(body, Map.of("X-Timestamp", Long.toString(seconds), "X-Signature", signature));
    }

    private List<GatewayEvent> told(String event, String payload) {
        String body = "{\"id\":\"env-1\",\"webhookId\":\"w\",\"event\":\"" + event
                + "\",\"deviceId\":\"d\",\"payload\":" + payload + "}";
        return gateway.read(working(), signed(body, clock.instant().getEpochSecond()));
    }

    @Test
    void whatItTellsShouldBeUnderstood() {
        assertThat(told(
                        "sms:received",
                        "{\"messageId\":\"a\",\"message\":\"hi\",\"sender\":\"+1555\",\"phoneNumber\":\"+1555\"}"))
                .containsExactly(new GatewayEvent.Arrived("env-1", "+1555", null, "hi"));
        assertThat(told("sms:received", "{\"messageId\":\"a\",\"message\":\"hi\",\"phoneNumber\":\"+1555\"}"))
                .containsExactly(new GatewayEvent.Arrived("env-1", "+1555", null, "hi"));
        assertThat(told("sms:sent", "{\"messageId\":\"m1\"}"))
                .containsExactly(new GatewayEvent.Moved("m1", Progress.SENT, null));
        assertThat(told("sms:delivered", "{\"messageId\":\"m1\"}"))
                .containsExactly(new GatewayEvent.Moved("m1", Progress.DELIVERED, null, "env-1", 0));
        assertThat(told("sms:failed", "{\"messageId\":\"m1\",\"reason\":\"RESULT_ERROR_NO_SERVICE\"}"))
                .containsExactly(new GatewayEvent.Moved("m1", Progress.FAILED, "RESULT_ERROR_NO_SERVICE"));
        assertThat(told("system:ping", "{\"health\":{}}")).isEmpty();
    }

    @Test
    void onlyItsOwnFreshWordShouldBeBelieved() {
        String body = "{\"event\":\"sms:sent\",\"payload\":{\"messageId\":\"m1\"}}";
        long now = clock.instant().getEpochSecond();

        assertThat(gateway.read(working(), signed(body, now - 299))).hasSize(1);
        for (VendorCall bad : List.of(
                call(body, Map.of()),
                call(body, Map.of("X-Timestamp", Long.toString(now), "X-Signature", "00")),
                call(body + " ", Map.of("X-Timestamp", Long.toString(now), "X-Signature", "00")),
                signed(body, now - 301),
                signed(body, now + 301))) {
            assertThatThrownBy(() -> gateway.read(working(), bad))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("key_invalid");
        }
        assertThatThrownBy(() -> gateway.read(route(Map.of("webhook_key", "")), signed(body, now)))
                .hasMessageContaining("webhook_key");
        assertThatThrownBy(() -> gateway.read(working(), signed("nonsense", now)))
                .hasMessageStartingWith("json_invalid");
    }

    @Test
    void anAdminsRouteShouldNotLeadInside() {
        Route admins = new Route("smsgate", settings(vendor.url()));

        assertThatThrownBy(() -> gateway.check(admins)).hasMessageStartingWith("target_forbidden");
        assertThat(gateway.send(admins, message(Channel.SMS, "+1555")))
                .isEqualTo(new Outcome.Later("its address leads to where the relay may not call", null, true));
        assertThat(vendor.calls()).isEmpty();
    }

    @Test
    void whateverTheNetworkDeliversShouldBeVisible() {
        assertThat(told(
                        "sms:received",
                        "{\"message\":\"code 1\",\"sender\":\"HDFC-BK\",\"receivedAt\":\"2026-01-02T03:04:05+07:00\"}"))
                .singleElement()
                .isInstanceOfSatisfying(GatewayEvent.Arrived.class, arrived -> {
                    assertThat(arrived.from()).isEqualTo("HDFC-BK");
                    assertThat(arrived.at()).isEqualTo("2026-01-01T20:04:05Z");
                });
        assertThat(told("sms:data-received", "{\"sender\":\"+1555\",\"data\":\"AAE=\",\"port\":53739}"))
                .singleElement()
                .extracting("text")
                .isEqualTo("[data message to port 53739] AAE=");
        assertThat(told("mms:received", "{\"sender\":\"+1555\",\"subject\":\"Photo\",\"size\":9}"))
                .singleElement()
                .extracting("text")
                .isEqualTo("[MMS, not downloaded yet] Photo");
        assertThat(told(
                        "sms:batch:received",
                        "{\"messages\":[{\"sender\":\"+1\",\"message\":\"a\"},{\"sender\":\"+2\",\"message\":\"b\"}]}"))
                .extracting("id")
                .containsExactly("env-1/0", "env-1/1");
    }

    @Test
    void thePicturesOfAnMmsShouldComeAlong() {
        assertThat(
                        told(
                                "mms:downloaded",
                                "{\"sender\":\"+1555\",\"subject\":\"Cat\",\"body\":\"look\",\"attachments\":[{\"partId\":1,"
                                    + "\"contentType\":\"image/jpeg\",\"name\":\"cat.jpg\",\"size\":4,\"data\":\"SlBFRw==\"}]}"))
                .singleElement()
                .isInstanceOfSatisfying(GatewayEvent.Arrived.class, arrived -> {
                    assertThat(arrived.text()).isEqualTo("Cat\nlook");
                    assertThat(arrived.media()).singleElement().satisfies(media -> {
                        assertThat(media.bytes()).isEqualTo("JPEG".getBytes(UTF_8));
                        assertThat(media.name()).isEqualTo("cat.jpg");
                    });
                });
    }

    @Test
    void aShortCodeShouldGoOutUnchecked() {
        gateway.send(working(), message(Channel.SMS, "83042"));
        assertThat(vendor.last().path()).isEqualTo("/3rdparty/v1/messages?skipPhoneValidation=true");

        gateway.send(working(), message(Channel.SMS, "+15551230001"));
        assertThat(vendor.last().path()).isEqualTo("/3rdparty/v1/messages");
    }

    @Test
    void theNumberOfPartsShouldBeToldWhenItIsKnown() {
        assertThat(gateway.send(working(), message(Channel.SMS, "+1555", "x".repeat(161))))
                .isEqualTo(new Outcome.Taken(ID.toString(), Progress.HANDED_OVER, 2, null));
        assertThat(told("sms:sent", "{\"messageId\":\"m1\",\"partsCount\":3}"))
                .containsExactly(new GatewayEvent.Moved("m1", Progress.SENT, null, null, 3));
        assertThat(told(
                        "sms:failed",
                        "{\"messageId\":\"m1\",\"reason\":\"no service\",\"partsCount\":3,\"partNumber\":2}"))
                .containsExactly(new GatewayEvent.Moved("m1", Progress.FAILED, "no service (part 2 of 3)"));
    }

    @Test
    void aHostWithAnUnderscoreShouldBeReached() {
        hostNames.put("sms_gate", "127.0.0.1");
        Route route = route(Map.of("url", vendor.url().replace("127.0.0.1", "sms_gate") + "/3rdparty/v1"));

        gateway.check(route);
        assertThat(gateway.send(route, message(Channel.SMS, "+1555"))).isInstanceOf(Outcome.Taken.class);
        assertThat(vendor.last().headers().getFirst("Host")).startsWith("sms_gate:");
    }
}
