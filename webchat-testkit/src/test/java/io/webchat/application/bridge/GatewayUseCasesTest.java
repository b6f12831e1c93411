package io.webchat.application.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.webchat.application.bridge.CalledGateway.VendorCall;
import io.webchat.application.bridge.Gateway.Outcome;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.SendMessage;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.Refused;
import io.webchat.testkit.bridge.ScriptedGateway;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatewayUseCasesTest {
    private static final String BOB = "+15551230001";
    private static final PhoneId PHONE = new PhoneId("pixel");

    private final TestRelay relay = TestRelay.inMemory();
    private final ScriptedGateway gateway = relay.gateway();
    private final SignedIn ada = relay.signIn("ada");

    @BeforeEach
    void setPhoneUp() {
        relay.store()
                .phones()
                .add(
                        new Phone(
                                PHONE,
                                "Pixel",
                                ada.account().id(),
                                relay.clock().instant(),
                                null),
                        TokenHash.of("wcp_key"));
        route(Channel.SMS);
    }

    private void route(Channel channel) {
        relay.store().phones().setRoutes(PHONE, Map.of(channel, new Route(ScriptedGateway.NAME, Map.of())));
    }

    private MessageId sms(String to, String text) {
        return sms(to, text, null);
    }

    private MessageId sms(String to, String text, @Nullable Duration expiresIn) {
        return send(Channel.SMS, to, text, expiresIn);
    }

    private MessageId send(Channel channel, String to, String text) {
        return send(channel, to, text, null);
    }

    private MessageId send(Channel channel, String to, String text, @Nullable Duration expiresIn) {
        return relay.the(SendMessage.class)
                .handle(new SendMessage.Command(
                        ada.account(),
                        channel,
                        to,
                        text,
                        null,
                        null,
                        null,
                        expiresIn,
                        null,
                        List.of(),
                        null,
                        Priority.NORMAL,
                        false))
                .message()
                .id();
    }

    private OutboundMessage outboundMessage(MessageId id) {
        return relay.store().outboundMessages().find(List.of(id)).getFirst();
    }

    private void carry() {
        relay.the(OutboundDispatcher.class).workAll();
    }

    private void carry(MessageId id, Progress until) {
        carry();
        await().until(() -> outboundMessage(id).progress() == until);
    }

    private boolean leased(OutboundMessage outboundMessage) {
        Instant dueAt = outboundMessage.dueAt();
        return dueAt != null && dueAt.equals(relay.clock().instant().plus(OutboundDispatcher.LEASE));
    }

    private void pass(Duration time) {
        relay.clock().advance(time);
    }

    private RouteHealth.@Nullable Health health() {
        return relay.store().routeHealth().of(PHONE).get(Channel.SMS);
    }

    private @Nullable String problem() {
        RouteHealth.Health health = health();
        return health == null ? null : health.problem();
    }

    private void tell(GatewayEvent... news) {
        gateway.telling(news);
        relay.the(ReceiveVendorCall.class)
                .handle(ScriptedGateway.NAME, PHONE.value(), new VendorCall(new byte[0], name -> Optional.empty()));
    }

    @Test
    void aMessageShouldGoByItsGateway() {
        MessageId id = sms(BOB, "hello");

        carry(id, Progress.SENT);

        Gateway.Outgoing sent = gateway.sent().getFirst();
        assertThat(sent.to()).isEqualTo(BOB);
        assertThat(sent.text()).isEqualTo("hello");
        assertThat(sent.sender().name()).isEqualTo(ada.account().displayName());
        assertThat(outboundMessage(id).waiting()).isFalse();
        await().until(() -> health() != null);
        assertThat(health())
                .extracting(RouteHealth.Health::workedAt)
                .isEqualTo(relay.clock().instant());
        carry();
        assertThat(gateway.sent()).hasSize(1);
    }

    @Test
    void messagesToOneContactShouldKeepTheirOrder() {
        MessageId first = sms(BOB, "first");
        MessageId second = sms(BOB, "second");
        MessageId other = sms("+15559990000", "other");
        gateway.hold();
        carry();
        await().until(() -> gateway.sent().size() == 2);
        assertThat(gateway.texts()).containsExactlyInAnyOrder("first", "other");

        gateway.release();

        await().until(() -> outboundMessage(first).progress() == Progress.SENT);
        await().until(() -> outboundMessage(other).progress() == Progress.SENT);
        carry(second, Progress.SENT);
        assertThat(gateway.texts()).endsWith("second");
    }

    @Test
    void aRefusedMessageShouldFailWithTheReason() {
        gateway.answering(new Outcome.Refused("no such number"));
        MessageId id = sms(BOB, "hello");

        carry(id, Progress.FAILED);

        assertThat(outboundMessage(id).reason()).isEqualTo("no such number");
        assertThat(problem()).isNull();
    }

    @Test
    void aRouteThatIsDownShouldBeLeftAloneShownAndComeBack() {
        gateway.answering(new Outcome.Later("down", Duration.ofSeconds(90), true));
        MessageId id = sms(BOB, "hello");
        carry();
        await().until(() -> "down".equals(problem()));
        await().until(() -> outboundMessage(id).reason() != null);
        MessageId other = sms("+15559990000", "other");

        pass(Duration.ofSeconds(80));
        carry();
        assertThat(gateway.sent()).as("as long as it asked for").hasSize(1);
        gateway.answering(new Outcome.Taken("v1", Progress.SENT));
        pass(Duration.ofSeconds(20));
        carry();
        await().until(() -> outboundMessage(id).progress() == Progress.SENT
                || outboundMessage(other).progress() == Progress.SENT);
        carry(id, Progress.SENT);
        carry(other, Progress.SENT);

        await().until(() -> problem() == null);
        assertThat(gateway.sent()).hasSize(3);
    }

    @Test
    void aMessageThatIsPutOffShouldNotHoldUpOthersForEver() {
        gateway.answering(new Outcome.Later("mailbox full", null, false));
        MessageId id = sms(BOB, "hello");

        for (int tries = 0; tries < 10; tries++) {
            carry();
            int expected = tries + 1;
            await().until(() -> outboundMessage(id).attempts() == expected && !leased(outboundMessage(id)));
            pass(Duration.ofMinutes(20));
        }

        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.FAILED);
        assertThat(outboundMessage(id).reason()).isEqualTo("mailbox full");
        assertThat(problem()).isNull();
    }

    @Test
    void whatARelayDiedOverShouldGoAgainUnderItsId() {
        gateway.hold();
        MessageId id = sms(BOB, "hello");
        carry();
        await().until(() -> gateway.sent().size() == 1);
        pass(OutboundDispatcher.LEASE.minusSeconds(1));
        carry();
        assertThat(gateway.sent()).hasSize(1);

        pass(Duration.ofSeconds(1));
        carry();

        await().until(() -> gateway.sent().size() == 2);
        assertThat(gateway.sent()).extracting(Gateway.Outgoing::id).containsOnly(id);
        gateway.release();
        await().until(() -> outboundMessage(id).progress() == Progress.SENT);
    }

    @Test
    void aYesWithoutAWordAfterwardsShouldBeFoundOut() {
        gateway.patience(Duration.ofMinutes(15));
        gateway.answering(new Outcome.Taken("v1", Progress.HANDED_OVER));
        MessageId id = sms(BOB, "hello");
        carry(id, Progress.HANDED_OVER);
        assertThat(health()).as("a mere yes proves nothing").isNull();

        pass(Duration.ofMinutes(15));
        relay.the(ExpireOutboundMessages.class).run();

        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.FAILED);
        assertThat(outboundMessage(id).reason()).contains("scripted took it and then said nothing more");
        assertThat(problem()).contains("said nothing more");
        gateway.answering(new Outcome.Taken("v2", Progress.HANDED_OVER));
        MessageId next = sms(BOB, "again");
        carry(next, Progress.HANDED_OVER);
        assertThat(problem()).isNotNull();
        tell(new GatewayEvent.Moved("v1", Progress.DELIVERED, null));
        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.FAILED);
        tell(new GatewayEvent.Moved(next.toString(), Progress.SENT, null));
        assertThat(outboundMessage(next).progress()).isEqualTo(Progress.SENT);
        assertThat(problem()).isNull();
    }

    @Test
    void whereNothingIsEverToldAYesShouldDo() {
        gateway.answering(new Outcome.Taken("v1", Progress.HANDED_OVER));
        MessageId id = sms(BOB, "hello");
        carry(id, Progress.HANDED_OVER);

        pass(Duration.ofDays(30));
        relay.the(ExpireOutboundMessages.class).run();

        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.HANDED_OVER);
        assertThat(problem()).isNull();
    }

    @Test
    void theVendorsWordShouldMoveAMessageByOurIdOrItsOwn() {
        gateway.answering(new Outcome.Taken("v1", Progress.HANDED_OVER));
        MessageId id = sms(BOB, "hello");
        carry(id, Progress.HANDED_OVER);

        tell(new GatewayEvent.Moved("v1", Progress.SENT, null));
        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.SENT);
        tell(
                new GatewayEvent.Moved(id.toString(), Progress.DELIVERED, null),
                new GatewayEvent.Moved("v1", Progress.SENT, null));
        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.DELIVERED);
        tell(new GatewayEvent.Moved("unknown", Progress.READ, null));
    }

    @Test
    void theVendorsWordShouldDoBeforeOurNote() {
        gateway.answering(new Outcome.Taken("v1", Progress.HANDED_OVER));
        gateway.hold();
        MessageId id = sms(BOB, "hello");
        carry();
        await().until(() -> gateway.sent().size() == 1);

        tell(new GatewayEvent.Moved(id.toString(), Progress.DELIVERED, null));
        gateway.release();

        await().until(() -> "v1".equals(outboundMessage(id).vendorId()));
        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.DELIVERED);
        assertThat(outboundMessage(id).waiting()).isFalse();
    }

    @Test
    void aVendorShouldMoveOnlyWhatGoesByIt() {
        relay.store().phones().setRoutes(PHONE, Map.of());
        MessageId byDevice = sms(BOB, "hello");
        route(Channel.WA);

        tell(new GatewayEvent.Moved(byDevice.toString(), Progress.DELIVERED, null));

        assertThat(outboundMessage(byDevice).progress()).isEqualTo(Progress.QUEUED);
        assertThat(Refused.word(() -> relay.the(ReceiveVendorCall.class)
                        .handle("other", PHONE.value(), new VendorCall(new byte[0], name -> Optional.empty()))))
                .isEqualTo("not_found");
        assertThat(Refused.word(
                        () -> relay.the(ReceiveVendorCall.class).greet(ScriptedGateway.NAME, PHONE.value(), Map.of())))
                .isEqualTo("access_denied");
    }

    @Test
    void whatArrivesShouldBeAMessageOnce() {
        GatewayEvent.Arrived arrived = new GatewayEvent.Arrived("1", BOB, "Bob", "hi Ada");

        tell(arrived);
        tell(arrived);
        tell(new GatewayEvent.Arrived("2", "", null, "from nobody"));

        assertThat(relay.store().inboundMessages().after(PHONE, 0, 10)).hasSize(1);
        assertThat(health())
                .extracting(RouteHealth.Health::workedAt)
                .isEqualTo(relay.clock().instant());
    }

    @Test
    void aGatewayShouldBeAskedSeldomer() {
        gateway.patience(Duration.ofHours(1));
        gateway.answering(new Outcome.Taken("v1", Progress.HANDED_OVER));
        MessageId id = sms(BOB, "hello");
        carry(id, Progress.HANDED_OVER);
        relay.the(AskGateways.class).round();
        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.HANDED_OVER);
        gateway.state("v1", new Gateway.State(Progress.SENT, null));
        relay.the(AskGateways.class).round();
        assertThat(outboundMessage(id).progress()).as("asked a moment ago").isEqualTo(Progress.HANDED_OVER);

        pass(Duration.ofSeconds(6));
        relay.the(AskGateways.class).round();

        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.SENT);
        gateway.state("v1", new Gateway.State(Progress.FAILED, "no coverage"));
        pass(Duration.ofSeconds(6));
        relay.the(AskGateways.class).round();
        assertThat(outboundMessage(id).reason()).isEqualTo("no coverage");
    }

    @Test
    void aGatewayThatHangsShouldHoldUpItsOwnLineAlone() {
        relay.store()
                .phones()
                .setRoutes(
                        PHONE,
                        Map.of(
                                Channel.SMS,
                                new Route(ScriptedGateway.NAME, Map.of()),
                                Channel.WA,
                                new Route(ScriptedGateway.NAME, Map.of())));
        gateway.answering(new Outcome.Taken("hung", Progress.HANDED_OVER));
        MessageId hung = sms(BOB, "hello");
        carry(hung, Progress.HANDED_OVER);
        gateway.answering(new Outcome.Taken("healthy", Progress.HANDED_OVER));
        MessageId healthy = send(Channel.WA, "+15551230002", "hello");
        carry(healthy, Progress.HANDED_OVER);
        gateway.hangOn("hung");
        AskGateways asking = relay.the(AskGateways.class);
        asking.work();
        await().until(() -> gateway.hangs("hung"));

        gateway.state("healthy", new Gateway.State(Progress.SENT, null));
        await().until(() -> {
            pass(Duration.ofSeconds(6));
            asking.work();
            return outboundMessage(healthy).progress() == Progress.SENT;
        });

        assertThat(outboundMessage(hung).progress()).isEqualTo(Progress.HANDED_OVER);
    }

    @Test
    void aRingShouldWakeTheCallsOfItsOwnPhoneAlone() {
        QueueSignal signal = relay.the(QueueSignal.class);
        PhoneId other = new PhoneId("other");
        long mine = signal.count(PHONE);
        long others = signal.count(other);

        sms(BOB, "hello");

        assertThat(signal.count(PHONE)).isGreaterThan(mine);
        assertThat(signal.count(other)).isEqualTo(others);
        assertThat(signal.dispatcher().lower()).isTrue();
    }

    @Test
    void whatAGatewayHasShouldBeTakenBeforeItMayForgetIt() {
        gateway.bePolled();
        gateway.arriving(new PolledGateway.Batch(List.of(new GatewayEvent.Arrived("7", BOB, "Bob", "one")), "8"));
        gateway.arriving(new PolledGateway.Batch(List.of(new GatewayEvent.Arrived("8", BOB, "Bob", "two")), "9"));
        ListenToGateways listening = relay.the(ListenToGateways.class);

        listening.look();
        listening.look();

        await().until(() -> gateway.positions().size() == 3);
        assertThat(gateway.positions()).containsExactly(Optional.empty(), Optional.of("8"), Optional.of("9"));
        assertThat(relay.store().inboundMessages().after(PHONE, 0, 10)).hasSize(2);
        listening.stop();
    }

    @Test
    void aMessageThatRanOutShouldNotBeSent() {
        gateway.answering(new Outcome.Later("down", null, true));
        MessageId id = sms(BOB, "hello", Duration.ofSeconds(30));
        carry();
        await().until(() -> outboundMessage(id).reason() != null);

        pass(Duration.ofSeconds(30));
        carry();
        relay.the(ExpireOutboundMessages.class).run();

        assertThat(outboundMessage(id).progress()).isEqualTo(Progress.EXPIRED);
        assertThat(outboundMessage(id).reason()).contains("down");
        assertThat(gateway.sent()).hasSize(1);
    }
}
