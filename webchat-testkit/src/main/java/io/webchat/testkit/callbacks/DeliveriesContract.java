package io.webchat.testkit.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.callbacks.Deliveries;
import io.webchat.application.callbacks.Deliveries.Capacity;
import io.webchat.application.callbacks.Deliveries.Leased;
import io.webchat.application.callbacks.Deliveries.Logged;
import io.webchat.application.callbacks.Deliveries.Noted;
import io.webchat.domain.callbacks.Attempt;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.Delivery;
import io.webchat.domain.callbacks.DeliveryId;
import io.webchat.domain.callbacks.DeliveryState;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Deliveries} keeps. */
public interface DeliveriesContract extends StoreContract {
    /** When leases taken at the start end. */
    Instant LATER = Fixtures.START.plusSeconds(60);

    private Deliveries deliveries() {
        return store().deliveries();
    }

    private Callback callback(Account owner) {
        Callback callback = Fixtures.newCallback(owner);
        store().callbacks().add(callback, 0, null);
        return callback;
    }

    private Callback callback() {
        return callback(given().person("ada"));
    }

    /** The numbers give the order of the ids. */
    private static Delivery delivery(Callback callback, int number) {
        return new Delivery(
                new DeliveryId(new UUID(number, 7)),
                callback.id(),
                new MessageId(new UUID(number, 1)),
                DeliveryState.PENDING,
                Fixtures.START,
                Fixtures.START,
                0);
    }

    private List<Delivery> stored(Callback callback, int from, int count) {
        List<Delivery> made = IntStream.range(from, from + count)
                .mapToObj(number -> delivery(callback, number))
                .toList();
        deliveries().add(made);
        return made;
    }

    private List<Leased> lease(Instant now, Capacity capacity) {
        return deliveries().lease(now, now.plusSeconds(60), capacity);
    }

    private static Capacity much() {
        return new Capacity(1_000, 1_000, Map.of(), null);
    }

    private static List<DeliveryId> ids(Collection<Leased> leased) {
        return leased.stream().map(one -> one.delivery().id()).toList();
    }

    private static List<DeliveryId> idsOf(Collection<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toList();
    }

    @Test
    default void whatIsDueShouldBeLeasedWithItsCallback() {
        Callback callback = callback();
        List<Delivery> made = stored(callback, 1, 2);

        List<Leased> leased = lease(Fixtures.START, much());

        assertThat(ids(leased)).isEqualTo(idsOf(made));
        assertThat(leased).allSatisfy(one -> {
            assertThat(one.callback()).isEqualTo(callback);
            assertThat(one.delivery().dueAt()).isEqualTo(LATER);
            assertThat(one.delivery().state()).isEqualTo(DeliveryState.PENDING);
        });
    }

    @Test
    default void whatIsLeasedShouldBeFreeAgainAfterTheLease() {
        Callback callback = callback();
        stored(callback, 1, 1);
        lease(Fixtures.START, much());

        assertThat(lease(Fixtures.START, much())).isEmpty();
        assertThat(lease(LATER.minusNanos(1_000), much())).isEmpty();
        assertThat(lease(LATER, much())).hasSize(1);
    }

    @Test
    default void whatIsNotDueOrOverShouldNotBeLeased() {
        Callback callback = callback();
        List<Delivery> made = stored(callback, 1, 4);
        deliveries().update(made.get(0).cancelled());
        deliveries().update(made.get(1).again(Fixtures.START.plusSeconds(1)));
        deliveries().update(made.get(2).failed());

        assertThat(ids(lease(Fixtures.START, much())))
                .containsExactly(made.get(3).id());
    }

    @Test
    default void aDisabledCallbackShouldGetNothing() {
        Callback callback = callback();
        stored(callback, 1, 1);
        store().callbacks().update(callback.disabled(Disabled.BY_OWNER));

        assertThat(lease(Fixtures.START, much())).isEmpty();
        store().callbacks().update(callback.enabled());
        assertThat(lease(Fixtures.START, much())).hasSize(1);
    }

    @Test
    default void eachCallbackShouldGetNoMoreThanItsRoomAndTheEarliestOfItsOwn() {
        Account ada = given().person("ada");
        Callback one = callback(ada);
        Callback two = callback(ada);
        Callback full = callback(ada);
        List<Delivery> ofOne = stored(one, 100, 5);
        List<Delivery> ofTwo = stored(two, 200, 5);
        stored(full, 300, 5);
        deliveries().update(ofOne.get(4).again(Fixtures.START.minusSeconds(1)));

        List<Leased> leased = lease(Fixtures.START, new Capacity(100, 2, Map.of(two.id(), 3, full.id(), 0), null));

        assertThat(ids(leased)).hasSize(5).contains(ofOne.get(4).id());
        assertThat(ids(leased)).filteredOn(idsOf(ofOne)::contains).hasSize(2);
        assertThat(ids(leased)).filteredOn(idsOf(ofTwo)::contains).hasSize(3);
    }

    @Test
    default void everyCallbackShouldHaveItsTurn() {
        Account ada = given().person("ada");
        List<Callback> all = IntStream.range(0, 3)
                .mapToObj(i -> callback(ada))
                .sorted(Comparator.comparing(Callback::id))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            stored(all.get(i), 100 * (i + 1), 3);
        }

        List<Leased> first = lease(Fixtures.START, new Capacity(4, 2, Map.of(), null));
        List<Leased> second = lease(
                Fixtures.START,
                new Capacity(3, 2, Map.of(), first.getLast().callback().id()));

        assertThat(first.stream().map(one -> one.callback().id()).distinct())
                .containsExactly(all.get(0).id(), all.get(1).id());
        assertThat(second.stream().map(one -> one.callback().id()).distinct())
                .containsExactly(all.get(2).id(), all.get(0).id());
    }

    @Test
    default void workersAtOnceShouldNotBeGivenTheSame() {
        Callback callback = callback();
        stored(callback, 1, 200);

        List<DeliveryId> leased = Together.call(4, number -> {
                    List<DeliveryId> mine = new ArrayList<>();
                    List<Leased> some = lease(Fixtures.START, new Capacity(10, 7, Map.of(), null));
                    while (!some.isEmpty()) {
                        mine.addAll(ids(some));
                        some = lease(Fixtures.START, new Capacity(10, 7, Map.of(), null));
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(leased).doesNotHaveDuplicates();
        // A worker may leave early what another one had under its hands just then.
        leased = new ArrayList<>(leased);
        leased.addAll(ids(lease(Fixtures.START, much())));
        assertThat(leased).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    default void outcomesShouldBeInTheLog() {
        Callback callback = callback();
        List<Delivery> made = stored(callback, 1, 3);
        Attempt failed = Attempt.failed(Fixtures.START, Duration.ofMillis(12), Attempt.Fault.TIMEOUT);
        Attempt answered = Attempt.answered(Fixtures.START.plusSeconds(9), Duration.ofMillis(3), 200, null);
        Delivery retried = made.get(0).after(failed, 0);

        deliveries()
                .note(List.of(
                        new Noted(retried, failed),
                        new Noted(made.get(1).after(answered, 0), answered),
                        new Noted(made.get(2).cancelled(), null)));
        deliveries().note(List.of(new Noted(retried.after(answered, 0), answered)));

        assertThat(deliveries().of(callback.id(), null, 10))
                .containsExactly(
                        new Logged(made.get(2).cancelled(), List.of()),
                        new Logged(made.get(1).after(answered, 0), List.of(answered)),
                        new Logged(retried.after(answered, 0), List.of(failed, answered)));
        assertThat(deliveries().find(callback.id(), made.get(1).id()))
                .contains(new Logged(made.get(1).after(answered, 0), List.of(answered)));
    }

    @Test
    default void theNewestAttemptsOfVeryManyShouldBeKept() {
        Callback callback = callback();
        Delivery made = stored(callback, 1, 1).getFirst();
        for (int i = 0; i < 70; i++) {
            Attempt failed = Attempt.answered(Fixtures.START.plusSeconds(i), Duration.ofMillis(1), 500, null);
            deliveries().note(List.of(new Noted(made, failed)));
        }

        List<Attempt> kept =
                deliveries().find(callback.id(), made.id()).orElseThrow().attempts();

        assertThat(kept).hasSizeBetween(20, 60);
        assertThat(kept.getLast().at()).isEqualTo(Fixtures.START.plusSeconds(69));
        assertThat(kept).isSortedAccordingTo(Comparator.comparing(Attempt::at));
    }

    @Test
    default void whatWasGivenUpShouldStaySoUnlessItArrived() {
        Callback callback = callback();
        List<Delivery> made = stored(callback, 1, 2);
        Attempt failed = Attempt.failed(Fixtures.START, Duration.ofMillis(12), Attempt.Fault.NO_ANSWER);
        Attempt answered = Attempt.answered(Fixtures.START, Duration.ofMillis(3), 204, null);
        deliveries().failPending(callback.id());

        deliveries()
                .note(List.of(
                        new Noted(made.get(0).after(failed, 0), failed),
                        new Noted(made.get(1).after(answered, 0), answered)));

        assertThat(state(made.get(0))).isEqualTo(DeliveryState.FAILED);
        assertThat(state(made.get(1))).isEqualTo(DeliveryState.DELIVERED);
    }

    private DeliveryState state(Delivery delivery) {
        return deliveries()
                .find(delivery.callback(), delivery.id())
                .orElseThrow()
                .delivery()
                .state();
    }

    @Test
    default void failPendingShouldTouchNothingElse() {
        Account ada = given().person("ada");
        Callback callback = callback(ada);
        Callback other = callback(ada);
        List<Delivery> made = stored(callback, 1, 2);
        List<Delivery> others = stored(other, 10, 1);
        deliveries().update(made.get(0).cancelled());

        deliveries().failPending(callback.id());

        assertThat(state(made.get(0))).isEqualTo(DeliveryState.CANCELLED);
        assertThat(state(made.get(1))).isEqualTo(DeliveryState.FAILED);
        assertThat(state(others.get(0))).isEqualTo(DeliveryState.PENDING);
    }

    @Test
    default void theLogShouldBePagedNewestFirst() {
        Account ada = given().person("ada");
        Callback callback = callback(ada);
        List<Delivery> made = stored(callback, 1, 5);
        stored(callback(ada), 10, 1);

        List<Logged> first = deliveries().of(callback.id(), null, 2);
        List<Logged> rest =
                deliveries().of(callback.id(), first.getLast().delivery().id(), 10);

        assertThat(first).extracting(Logged::delivery).containsExactly(made.get(4), made.get(3));
        assertThat(rest).extracting(Logged::delivery).containsExactly(made.get(2), made.get(1), made.get(0));
    }

    @Test
    default void aTestShouldHaveNoMessage() {
        Callback callback = callback();
        Delivery test = Delivery.test(new DeliveryId(new UUID(1, 1)), callback.id(), Fixtures.START);

        deliveries().add(List.of(test));

        assertThat(deliveries().find(callback.id(), test.id()).orElseThrow().delivery())
                .isEqualTo(test);
    }

    @Test
    default void aRemovedCallbackShouldTakeItsDeliveriesAlong() {
        Callback callback = callback();
        Delivery made = stored(callback, 1, 1).getFirst();
        Attempt answered = Attempt.answered(Fixtures.START, Duration.ofMillis(3), 204, null);
        store().callbacks().remove(callback.id());

        stored(callback, 2, 1);
        deliveries().note(List.of(new Noted(made.after(answered, 0), answered)));

        assertThat(deliveries().of(callback.id(), null, 10)).isEmpty();
        assertThat(lease(Fixtures.START, much())).isEmpty();
    }

    @Test
    default void anotherCallbacksDeliveryShouldNotBeFound() {
        Account ada = given().person("ada");
        Delivery made = stored(callback(ada), 1, 1).getFirst();

        assertThat(deliveries().find(callback(ada).id(), made.id())).isEmpty();
    }

    @Test
    default void forgetShouldTakeWhatIsOverAndOld() {
        Callback callback = callback();
        List<Delivery> made = stored(callback, 1, 4);
        made.subList(0, 3).forEach(delivery -> deliveries().update(delivery.failed()));

        assertThat(deliveries().forget(Fixtures.START, 10)).isZero();
        assertThat(deliveries().forget(Fixtures.START.plusNanos(1_000), 2)).isEqualTo(2);
        assertThat(deliveries().forget(Fixtures.START.plusNanos(1_000), 2)).isEqualTo(1);

        assertThat(deliveries().of(callback.id(), null, 10))
                .extracting(Logged::delivery)
                .containsExactly(made.get(3));
    }
}
