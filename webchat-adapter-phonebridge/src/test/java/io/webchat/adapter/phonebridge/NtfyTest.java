package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.domain.Refusal;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.messaging.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NtfyTest extends VendorTest {
    private final Ntfy gateway = new Ntfy(http);

    @Override
    public Ntfy testee() {
        return gateway;
    }

    @Override
    String yes() {
        return "{\"id\":\"hwQ2YpKdmg\",\"time\":1635528741,\"event\":\"message\",\"topic\":\"mine\",\"message\":\"x\"}";
    }

    @Override
    Map<String, String> settings(String url) {
        return Map.of("url", url + "/", "topic", "mine-7", "token", "tk_7");
    }

    @Override
    FakeVendor.Said no() {
        return FakeVendor.Said.of(400, "{\"code\":40009,\"http\":400,\"error\":\"invalid topic name\"}");
    }

    @Override
    public List<String> arrived() {
        return vendor.calls().stream()
                .map(call -> call.json().path("message").asText())
                .toList();
    }

    @Override
    public Channel channel() {
        return Channel.NOTIFY;
    }

    @Override
    public String somebody() {
        return "me";
    }

    @Test
    void aNoticeShouldBePublished() {
        assertThat(gateway.send(working(), message(Channel.NOTIFY, "me")))
                .isEqualTo(new Outcome.Taken("hwQ2YpKdmg", Progress.SENT));

        assertThat(vendor.last().path()).isEqualTo("/");
        assertThat(vendor.last().headers().getFirst("Authorization")).isEqualTo("Bearer tk_7");
        assertThat(vendor.last().json().path("topic").asText()).isEqualTo("mine-7");
        assertThat(vendor.last().json().path("title").asText()).isEqualTo("title");
    }

    @Test
    void withoutATopicTheRecipientShouldBeIt() {
        gateway.send(route(Map.of("topic", "", "token", "")), message(Channel.NOTIFY, "builds"));

        assertThat(vendor.last().json().path("topic").asText()).isEqualTo("builds");
        assertThat(vendor.last().headers().getFirst("Authorization")).isNull();
        assertThatThrownBy(() -> gateway.check(route(Map.of("topic", "a b")))).isInstanceOf(Refusal.class);
    }
}
