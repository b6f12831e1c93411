package io.webchat.adapter.phonebridge;

import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.Gateway;
import io.webchat.application.bridge.Gateway.OutgoingFile;
import io.webchat.application.egress.TargetGuard;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.egress.AllowedHosts;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.bridge.GatewayContract;
import io.webchat.testkit.egress.ListedHostNames;
import io.webchat.testkit.fixture.MutableClock;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of the gateways share: a vendor, and a client that finds it. */
@Timeout(60)
abstract class VendorTest implements GatewayContract {
    static final MessageId ID =
            MessageId.parse("msg_019a0000000070008000000000000001").orElseThrow();

    final MutableClock clock = new MutableClock();
    final ListedHostNames hostNames = new ListedHostNames();
    final VendorHttp http =
            new VendorHttp(new TargetGuard(AllowedHosts.none(), hostNames), hostNames, clock, Duration.ofSeconds(2));
    final FakeVendor vendor = new FakeVendor(call -> FakeVendor.Said.of(200, yes()));

    @AfterEach
    void close() {
        http.close();
        vendor.close();
    }

    /** The vendor's answer to a message that it takes. */
    abstract String yes();

    /** What the route needs, with the vendor's address. */
    abstract Map<String, String> settings(String url);

    /** Status and body with which the vendor refuses a recipient. */
    abstract FakeVendor.Said no();

    /** As {@code settings}, with some changed. */
    Route route(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(settings(vendor.url()));
        all.putAll(changes);
        return new Route(testee().name(), all, true);
    }

    private Route playing(FakeVendor.Said said) {
        vendor.playing(call -> said);
        return route(Map.of());
    }

    @Override
    public Route working() {
        return route(Map.of());
    }

    @Override
    public Route refusing() {
        return playing(no());
    }

    @Override
    public Route lockedOut() {
        return playing(FakeVendor.Said.of(401, "{}"));
    }

    @Override
    public Route silent() {
        vendor.hold();
        return route(Map.of());
    }

    @Override
    public Route garbled() {
        return playing(FakeVendor.Said.of(200, "<html>"));
    }

    @Override
    public Route unreachable() {
        vendor.close();
        return route(Map.of());
    }

    Gateway.Outgoing message(Channel channel, String to) {
        return message(channel, to, "hello");
    }

    Gateway.Outgoing message(Channel channel, String to, String text, OutgoingFile... files) {
        return message(channel, to, text, null, null, files);
    }

    Gateway.Outgoing message(
            Channel channel,
            String to,
            String text,
            @Nullable String replyTo,
            @Nullable String partly,
            OutgoingFile... files) {
        return new Gateway.Outgoing(
                ID,
                channel,
                to,
                text,
                "title",
                new Gateway.Sender("Ada", new EmailAddress("a@b.example")),
                null,
                false,
                replyTo,
                List.of(files),
                partly);
    }

    static OutgoingFile file(String name, String type, FileKind kind, String bytes) {
        return new OutgoingFile(
                name,
                type,
                bytes.length(),
                kind,
                null,
                "https://relay.example/" + name,
                () -> new ByteArrayInputStream(VendorHttp.utf8(bytes)));
    }

    static String json(String lenient) {
        return lenient.replace('\'', '"');
    }

    static VendorCall call(String body, Map<String, String> headers) {
        return new VendorCall(VendorHttp.utf8(body), name -> Optional.ofNullable(headers.get(name)));
    }
}
