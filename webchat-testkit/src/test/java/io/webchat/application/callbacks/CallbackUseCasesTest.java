package io.webchat.application.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.callbacks.CallbackDeliverer.Notice;
import io.webchat.application.identity.LoginConfig;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.messaging.ChangeMessage;
import io.webchat.application.messaging.Talk;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackFilter;
import io.webchat.domain.callbacks.CallbackSecrets;
import io.webchat.domain.callbacks.DeliveryState;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.identity.AccessPolicy;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUseCasesTest {
    private static final String URL = "https://app.example.com/inbound";

    private final TestRelay relay = TestRelay.inMemory();
    private final Talk talk = new Talk(relay);
    private final SignedIn ada = relay.signIn("ada");
    private final SignedIn bob = relay.signIn("bob");

    private SubscribeCallback.Subscribed subscribe(
            SignedIn owner, String url, @Nullable List<String> keywords, @Nullable String key) {
        return relay.the(SubscribeCallback.class)
                .handle(new SubscribeCallback.Command(
                        owner,
                        TargetUrl.parse("url", url),
                        CallbackFilter.of(null, keywords),
                        key == null ? null : new IdempotencyKey(key)));
    }

    private Callback subscribe(SignedIn owner) {
        return subscribe(owner, URL, null, null).callback();
    }

    private ChangeCallback.Command change(Callback callback, @Nullable Boolean active) {
        return new ChangeCallback.Command(ada, callback.id().value(), null, null, null, active);
    }

    private Callback switchTo(Callback callback, boolean active) {
        return relay.the(ChangeCallback.class).handle(change(callback, active));
    }

    /** Everything that the relay does by itself, until nothing is left to do now. */
    private void work() {
        relay.the(CollectDeliveries.class).work();
        DeliveryWorker worker = relay.the(DeliveryWorker.class);
        Awaitility.await().until(() -> {
            worker.workAll();
            worker.note();
            return nothingIsUnderWay();
        });
    }

    private boolean nothingIsUnderWay() {
        Instant now = relay.clock().instant();
        return relay.store().callbacks().owners().stream()
                .flatMap(owner -> relay.store().callbacks().of(owner).stream())
                .flatMap(callback -> log(callback).stream())
                .map(Deliveries.Logged::delivery)
                .noneMatch(delivery -> delivery.state() == DeliveryState.PENDING
                        && delivery.failures() == 0
                        && !delivery.dueAt().isAfter(now.plus(DeliveryWorker.LEASE)));
    }

    private List<Deliveries.Logged> log(Callback callback) {
        return relay.store().deliveries().of(callback.id(), null, 100);
    }

    private List<String> told() {
        return relay.receivers().calls().stream()
                .map(call -> ((Notice.MessageReceived) call.notice()).message().text())
                .toList();
    }

    private Callback now(Callback callback) {
        return relay.the(ReadCallbacks.class).one(ada, callback.id().value());
    }

    private List<EventPayload> disabledNews(SignedIn owner) {
        return relay.store().inboxes().after(owner.account().id(), 0, 100).stream()
                .map(InboxEvent::payload)
                .filter(EventPayload.CallbackDisabled.class::isInstance)
                .toList();
    }

    @Test
    void whatComesShouldBeToldAndNothingElse() {
        talk.send(bob, "ada", "before");
        Callback callback = subscribe(ada);

        talk.send(bob, "ada", "hello");
        talk.send(ada, "bob", "own");
        talk.send(ada, "ada", "saved");
        talk.send(bob, "bob", "not for ada");
        work();

        assertThat(told()).containsExactly("hello");
        CallbackDeliverer.Call call = relay.receivers().calls().getFirst();
        assertThat(call.url().value()).isEqualTo(URL);
        assertThat(call.secrets()).containsExactly(callback.secrets().current());
        Notice.MessageReceived notice = (Notice.MessageReceived) call.notice();
        assertThat(notice.recipient()).isEqualTo(ada.account().address());
        assertThat(notice.message().conversation()).isEqualTo("dm:bob");
        assertThat(notice.at()).isEqualTo(notice.message().createdAt());
        assertThat(log(callback)).singleElement().satisfies(logged -> {
            assertThat(logged.delivery().id()).isEqualTo(call.id());
            assertThat(logged.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
            assertThat(logged.attempts()).hasSize(1);
        });
    }

    @Test
    void aFilterShouldChooseAndEachCallbackBeCalledForItself() {
        subscribe(ada, "https://all.example/", null, null);
        subscribe(ada, "https://some.example/", List.of("ALERT", "OOM"), null);

        talk.send(bob, "ada", "an alert");
        talk.send(bob, "ada", "all well");
        work();

        assertThat(relay.receivers().calls())
                .extracting(call -> call.url().host())
                .containsExactlyInAnyOrder("all.example", "all.example", "some.example");
    }

    @Test
    void manyAtOnceShouldEachBeToldOnce() {
        subscribe(ada);
        List<String> texts =
                IntStream.range(0, 1_200).mapToObj(i -> "text " + i).toList();
        texts.forEach(text -> talk.send(bob, "ada", text));

        work();

        assertThat(told()).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(relay.receivers().calls())
                .extracting(CallbackDeliverer.Call::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnotherNodeWroteShouldBeFoundToo() {
        subscribe(ada);
        work();
        TestRelay other = TestRelay.on(relay.store(), new LoginConfig(AccessPolicy.everybody(), null, true));
        new Talk(other).send(bob, "ada", "from there");

        relay.the(CollectDeliveries.class).workAll();
        work();

        assertThat(told()).containsExactly("from there");
        assertThat(other.receivers().calls()).isEmpty();
    }

    @Test
    void aRetryShouldTellAMessageAsItIsThenAndNotWhenItIsGone() {
        Callback callback = subscribe(ada);
        relay.receivers().answering(500);
        String first = talk.send(bob, "ada", "first").message().id().toString();
        String second = talk.send(bob, "ada", "second").message().id().toString();
        talk.send(bob, "ada", "short", null, null, Duration.ofSeconds(10), null);
        work();
        relay.the(ChangeMessage.class).edit(bob, first, "edited");
        relay.the(ChangeMessage.class).delete(bob, second);
        relay.clock().advance(Duration.ofSeconds(10));
        relay.receivers().answering(200);

        retry(callback);

        assertThat(told()).hasSize(4).endsWith("edited");
        assertThat(log(callback))
                .extracting(logged -> logged.delivery().state())
                .containsExactlyInAnyOrder(DeliveryState.DELIVERED, DeliveryState.CANCELLED, DeliveryState.CANCELLED);
    }

    /** Works until nothing waits. */
    private void retry(Callback callback) {
        Awaitility.await().until(() -> {
            relay.the(DeliveryWorker.class).workAll();
            relay.the(DeliveryWorker.class).note();
            return log(callback).stream().noneMatch(logged -> logged.delivery().state() == DeliveryState.PENDING);
        });
    }

    @Test
    void whatCameAndWentBeforeItWasLookedAtShouldNotBeTold() {
        Callback callback = subscribe(ada);
        String gone = talk.send(bob, "ada", "gone").message().id().toString();
        relay.the(ChangeMessage.class).delete(bob, gone);
        talk.send(bob, "ada", "short", null, null, Duration.ofSeconds(1), null);
        relay.clock().advance(Duration.ofSeconds(1));

        work();

        assertThat(log(callback)).isEmpty();
    }

    @Test
    void aFailureShouldBeTriedAgainWhenItIsDue() {
        Callback callback = subscribe(ada);
        relay.receivers().answering(503);
        talk.send(bob, "ada", "hello");
        work();
        assertThat(now(callback).failingSince()).isEqualTo(relay.clock().instant());
        relay.clock().advance(Duration.ofSeconds(4));
        work();
        assertThat(told()).hasSize(1);

        relay.receivers().answering(200);
        relay.clock().advance(Duration.ofSeconds(3));
        retry(callback);

        assertThat(told()).containsExactly("hello", "hello");
        assertThat(relay.receivers().calls())
                .extracting(CallbackDeliverer.Call::id)
                .containsOnly(log(callback).getFirst().delivery().id());
        assertThat(log(callback).getFirst().attempts())
                .extracting(Attempt::status)
                .containsExactly(503, 200);
        assertThat(now(callback).failingSince()).isNull();
    }

    @Test
    void goneShouldDisableAndTellTheOwnerOnce() {
        Callback callback = subscribe(ada);
        relay.receivers().answering(410);
        talk.send(bob, "ada", "one");
        talk.send(bob, "ada", "two");
        work();

        assertThat(now(callback).disabled()).isEqualTo(Disabled.GONE);
        assertThat(disabledNews(ada))
                .containsExactly(new EventPayload.CallbackDisabled(callback.id(), URL, Disabled.GONE));
        assertThat(disabledNews(bob)).isEmpty();
        assertThat(log(callback))
                .extracting(logged -> logged.delivery().state())
                .containsOnly(DeliveryState.FAILED);

        talk.send(bob, "ada", "three");
        work();
        assertThat(log(callback)).hasSize(2);
    }

    @Test
    void fiveDaysOfFailureShouldDisableAndTellTheOwner() {
        Callback callback = subscribe(ada);
        relay.receivers()
                .answering(
                        call -> Attempt.failed(relay.clock().instant(), Duration.ofSeconds(15), Attempt.Fault.TIMEOUT));
        for (int day = 0; day < 5; day++) {
            talk.send(bob, "ada", "day " + day);
            work();
            relay.clock().advance(Duration.ofDays(1));
        }
        assertThat(now(callback).active()).isTrue();

        talk.send(bob, "ada", "the last straw");
        work();

        assertThat(now(callback).disabled()).isEqualTo(Disabled.FAILING);
        assertThat(disabledNews(ada)).hasSize(1);
    }

    @Test
    void anErrorOfTheRelayShouldCountAsAnAttemptAndNotAgainstTheReceiver() {
        Callback callback = subscribe(ada);
        relay.receivers().answering(call -> {
            throw new IllegalStateException("a fault of the relay");
        });
        talk.send(bob, "ada", "hello");
        work();

        assertThat(log(callback)).singleElement().satisfies(logged -> {
            assertThat(logged.delivery().failures()).isEqualTo(1);
            assertThat(logged.delivery().dueAt()).isAfter(relay.clock().instant());
            assertThat(logged.attempts()).extracting(Attempt::fault).containsExactly(Attempt.Fault.RELAY_FAILED);
        });
        assertThat(now(callback).failingSince()).isNull();
    }

    @Test
    void oneThatIsSwitchedOnShouldBeToldWhatComesFromThenOn() {
        Callback callback = subscribe(ada);
        assertThat(switchTo(callback, false).disabled()).isEqualTo(Disabled.BY_OWNER);
        talk.send(bob, "ada", "while off");
        work();

        assertThat(switchTo(callback, true).active()).isTrue();
        talk.send(bob, "ada", "while on");
        work();

        assertThat(told()).containsExactly("while on");
        assertThat(disabledNews(ada)).isEmpty();
    }

    @Test
    void changesShouldTouchOnlyWhatTheyName() {
        Callback callback = subscribe(ada, URL, List.of("oom"), null).callback();

        Callback changed = relay.the(ChangeCallback.class)
                .handle(new ChangeCallback.Command(
                        ada,
                        callback.id().value(),
                        TargetUrl.parse("url", "https://other.example/"),
                        List.of("sms"),
                        null,
                        null));

        assertThat(changed.url().host()).isEqualTo("other.example");
        assertThat(changed.filter()).isEqualTo(CallbackFilter.of(List.of("sms"), List.of("oom")));
        assertThat(changed.secrets()).isEqualTo(callback.secrets());
        assertThat(now(callback)).isEqualTo(changed);
        assertThat(relay.the(ChangeCallback.class).handle(change(callback, null)))
                .isEqualTo(changed);
    }

    @Test
    void aNewSecretShouldBeUsedBesideTheOldOneForAWhile() {
        Callback callback = subscribe(ada);

        CallbackSecrets secrets = relay.the(ChangeCallbackSecret.class)
                .handle(ada, callback.id().value(), Duration.ofHours(1))
                .secrets();
        talk.send(bob, "ada", "during");
        work();
        relay.clock().advance(Duration.ofHours(1));
        talk.send(bob, "ada", "after");
        work();

        assertThat(relay.receivers().calls().getFirst().secrets())
                .containsExactly(secrets.current(), callback.secrets().current());
        assertThat(relay.receivers().calls().getLast().secrets()).containsExactly(secrets.current());
        for (Duration overlap : List.of(Duration.ofSeconds(-1), Duration.ofDays(31))) {
            assertThat(Refused.field(() -> relay.the(ChangeCallbackSecret.class)
                            .handle(ada, callback.id().value(), overlap)))
                    .isEqualTo("overlap:out_of_range");
        }
    }

    @Test
    void aTestShouldCallAtOnceAndChangeNothing() {
        Callback callback = subscribe(ada);
        relay.receivers().answering(500);

        Deliveries.Logged tested =
                relay.the(TestCallback.class).handle(ada, callback.id().value());

        assertThat(tested.delivery().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(tested.attempts()).extracting(Attempt::status).containsExactly(500);
        assertThat(log(callback)).containsExactly(tested);
        assertThat(relay.receivers().calls().getFirst().notice()).isInstanceOf(Notice.Test.class);
        assertThat(now(callback)).isEqualTo(callback);
        switchTo(callback, false);
        relay.receivers().answering(200);
        assertThat(relay.the(TestCallback.class)
                        .handle(ada, callback.id().value())
                        .delivery()
                        .state())
                .isEqualTo(DeliveryState.DELIVERED);
        assertThat(now(callback).active()).isFalse();
    }

    @Test
    void aReplayShouldBeMadeUnderTheSameId() {
        Callback callback = subscribe(ada);
        talk.send(bob, "ada", "hello");
        work();
        Deliveries.Logged first = log(callback).getFirst();
        ReplayDelivery replay = relay.the(ReplayDelivery.class);
        relay.clock().advance(Duration.ofDays(1));

        Deliveries.Logged again =
                replay.handle(ada, callback.id().value(), first.delivery().id().toString());
        assertThat(again.delivery().state()).isEqualTo(DeliveryState.PENDING);
        work();

        assertThat(told()).containsExactly("hello", "hello");
        assertThat(log(callback).getFirst().attempts()).hasSize(2);
        assertThat(Refused.word(() -> replay.handle(ada, callback.id().value(), "dlv_1")))
                .isEqualTo("not_found");
        switchTo(callback, false);
        assertThat(Refused.word(() -> replay.handle(
                        ada, callback.id().value(), first.delivery().id().toString())))
                .isEqualTo("callback_disabled");
    }

    @Test
    void testsAndReplaysShouldBeLimited() {
        Callback callback = subscribe(ada);
        TestCallback test = relay.the(TestCallback.class);
        for (int i = 0; i < 60; i++) {
            test.handle(ada, callback.id().value());
        }

        assertThat(Refused.word(() -> test.handle(ada, callback.id().value()))).isEqualTo("rate_limited");
    }

    @Test
    void toOthersThereShouldBeNoSuchCallback() {
        Callback callback = subscribe(ada);
        String id = callback.id().value();

        assertThat(relay.the(ReadCallbacks.class).mine(bob)).isEmpty();
        assertThat(Refused.word(() -> relay.the(ReadCallbacks.class).one(bob, id)))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> relay.the(ReadCallbacks.class).deliveries(bob, id, null, 10)))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> relay.the(TestCallback.class).handle(bob, id)))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> relay.the(ReplayDelivery.class).handle(bob, id, "dlv_1")))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> relay.the(ChangeCallbackSecret.class).handle(bob, id, Duration.ZERO)))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> relay.the(ChangeCallback.class)
                        .handle(new ChangeCallback.Command(bob, id, null, null, null, false))))
                .isEqualTo("not_found");
        assertThat(Refused.word(() -> relay.the(RemoveCallback.class).handle(bob, id)))
                .isEqualTo("not_found");
        assertThat(now(callback)).isEqualTo(callback);
    }

    @Test
    void aRemovedOneShouldBeCalledNoMore() {
        Callback callback = subscribe(ada);
        relay.receivers().answering(500);
        talk.send(bob, "ada", "waiting");
        work();
        talk.send(bob, "ada", "not looked at yet");

        relay.the(RemoveCallback.class).handle(null, callback.id().value());
        relay.clock().advance(Duration.ofDays(1));
        talk.send(bob, "ada", "more");
        work();

        assertThat(told()).containsExactly("waiting");
        assertThat(relay.the(ReadCallbacks.class).mine(ada)).isEmpty();
        assertThat(Refused.word(() -> relay.the(RemoveCallback.class)
                        .handle(ada, callback.id().value())))
                .isEqualTo("not_found");
    }

    @Test
    void aRepeatedSubscriptionShouldBeTheFirst() {
        SubscribeCallback.Subscribed first = subscribe(ada, URL, null, "k");

        assertThat(first.duplicate()).isFalse();
        assertThat(subscribe(ada, URL, null, "k")).isEqualTo(new SubscribeCallback.Subscribed(first.callback(), true));
        assertThat(Refused.word(() -> subscribe(ada, URL, List.of("x"), "k"))).isEqualTo("idempotency_conflict");
        assertThat(subscribe(bob, URL, null, "k").duplicate()).isFalse();
        assertThat(relay.the(ReadCallbacks.class).mine(ada)).hasSize(1);
    }

    @Test
    void anAccountShouldHaveNoMoreThanItMay() {
        for (int i = 0; i < Callback.MAX_OF_ONE_ACCOUNT; i++) {
            subscribe(ada);
        }

        assertThat(Refused.word(() -> subscribe(ada))).isEqualTo("callback_limit");
        subscribe(bob);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:5110/api",
                "https://10.1.2.3/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]/",
                "http://inside.example/",
                "http://both.example/",
            })
    void whatIsNotPublicShouldBeRefused(String url) {
        relay.hostNames().put("inside.example", "192.168.1.1");
        relay.hostNames().put("both.example", "8.8.8.8", "192.168.1.1");
        Callback callback = subscribe(ada);

        assertThat(Refused.word(() -> subscribe(ada, url, null, null))).isEqualTo("target_forbidden");
        assertThat(Refused.field(() -> relay.the(ChangeCallback.class)
                        .handle(new ChangeCallback.Command(
                                ada, callback.id().value(), TargetUrl.parse("url", url), null, null, null))))
                .isEqualTo("url:not_public");
    }

    @Test
    void aHostThatDoesNotResolveYetShouldBeTaken() {
        assertThat(subscribe(ada, "https://your-app/inbound", null, null)
                        .callback()
                        .url()
                        .host())
                .isEqualTo("your-app");
    }

    @Test
    void theLogShouldBePaged() {
        Callback callback = subscribe(ada);
        talk.send(bob, "ada", "one");
        talk.send(bob, "ada", "two");
        talk.send(bob, "ada", "three");
        work();
        ReadCallbacks read = relay.the(ReadCallbacks.class);
        String id = callback.id().value();

        ReadCallbacks.Page first = read.deliveries(ada, id, null, 2);
        ReadCallbacks.Page rest = read.deliveries(ada, id, String.valueOf(first.next()), 2);

        assertThat(first.deliveries()).hasSize(2);
        assertThat(rest.deliveries()).hasSize(1);
        assertThat(rest.next()).isNull();
        assertThat(read.deliveries(ada, id, " ", 3).next()).isNull();
        assertThat(Refused.field(() -> read.deliveries(ada, id, "x", 2))).isEqualTo("before:invalid");
        assertThat(Refused.field(() -> read.deliveries(ada, id, null, 0))).isEqualTo("limit:out_of_range");
        assertThat(Refused.field(() -> read.deliveries(ada, id, null, 501))).isEqualTo("limit:out_of_range");
    }

    @Test
    void oldDeliveriesShouldBeForgottenAndWaitingOnesKept() {
        Callback callback = subscribe(ada);
        talk.send(bob, "ada", "one");
        work();
        relay.clock().advance(Duration.ofDays(7));
        relay.the(PruneDeliveries.class).run();
        assertThat(log(callback)).hasSize(1);

        relay.clock().advance(Duration.ofSeconds(1));
        talk.send(bob, "ada", "two");
        work();
        relay.the(PruneDeliveries.class).run();

        assertThat(log(callback)).hasSize(1);
    }
}
