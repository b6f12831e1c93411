package io.webchat.testkit.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.callbacks.Callbacks;
import io.webchat.domain.callbacks.Callback;
import io.webchat.domain.callbacks.CallbackFilter;
import io.webchat.domain.callbacks.CallbackSecret;
import io.webchat.domain.callbacks.Disabled;
import io.webchat.domain.egress.TargetUrl;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Callbacks} keeps. */
public interface CallbacksContract extends StoreContract {
    private Callbacks callbacks() {
        return store().callbacks();
    }

    private Callback stored(Account owner, long seq) {
        Callback callback = Fixtures.newCallback(owner);
        callbacks().add(callback, seq, null);
        return callback;
    }

    private void update(Callback callback) {
        store().unitOfWork()
                .run(() -> callbacks()
                        .lock(callback.id())
                        .ifPresent(present -> callbacks().update(callback)));
    }

    @Test
    default void aCallbackShouldBeFoundAsItWasStored() {
        Account ada = given().person("ada");
        Callback callback = stored(ada, 0)
                .wanting(new CallbackFilter(List.of(Channel.SMS, Channel.PCHAT), List.of("OOM", "größer als")));

        update(callback);

        assertThat(callbacks().find(callback.id())).contains(callback);
        assertThat(callbacks().of(ada.id())).containsExactly(callback);
    }

    @Test
    default void everythingThatCanChangeShouldBeStored() {
        Account ada = given().person("ada");
        Callback callback = stored(ada, 0)
                .calling(TargetUrl.parse("url", "https://other.example/"))
                .disabled(Disabled.GONE);
        Callback changed = new Callback(
                callback.id(),
                callback.owner(),
                callback.url(),
                callback.filter(),
                callback.secrets().changedTo(CallbackSecret.of(new byte[32]), Fixtures.START, Duration.ofDays(1)),
                callback.disabled(),
                Fixtures.START.plusNanos(1_000),
                callback.createdAt());

        update(changed);

        assertThat(callbacks().find(callback.id())).contains(changed);
        update(changed.enabled());
        assertThat(callbacks().find(callback.id())).contains(changed.enabled());
    }

    @Test
    default void eachAccountShouldHaveItsOwn() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Callback first = stored(ada, 0);
        Callback second = stored(ada, 0);
        stored(bob, 0);

        assertThat(callbacks().of(ada.id())).containsExactlyInAnyOrder(first, second);
        assertThat(callbacks().owners()).containsExactlyInAnyOrder(ada.id(), bob.id());
    }

    @Test
    default void aKeyShouldBeGoodForOneCallbackOfAnAccount() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        IdempotencyKey key = new IdempotencyKey("k");
        Callback first = Fixtures.newCallback(ada);

        assertThat(callbacks().add(first, 0, key)).isTrue();
        assertThat(callbacks().add(Fixtures.newCallback(ada), 0, key)).isFalse();
        assertThat(callbacks().add(Fixtures.newCallback(bob), 0, key)).isTrue();

        assertThat(callbacks().find(ada.id(), key)).contains(first);
        assertThat(callbacks().of(ada.id())).containsExactly(first);
        assertThat(callbacks().find(ada.id(), new IdempotencyKey("other"))).isEmpty();
    }

    @Test
    default void ofManyAtOnceWithOneKeyOneShouldBeStored() {
        Account ada = given().person("ada");

        List<Boolean> added =
                Together.call(6, number -> callbacks().add(Fixtures.newCallback(ada), 0, new IdempotencyKey("k")));

        assertThat(added).containsOnlyOnce(true);
        assertThat(callbacks().of(ada.id())).hasSize(1);
    }

    @Test
    default void aRemovedOneShouldBeGone() {
        Callback callback = stored(given().person("ada"), 0);

        assertThat(callbacks().remove(callback.id())).isTrue();

        assertThat(callbacks().remove(callback.id())).isFalse();
        assertThat(callbacks().find(callback.id())).isEmpty();
        assertThat(callbacks().owners()).isEmpty();
    }

    @Test
    default void failingShouldBeThoseThatFail() {
        Account ada = given().person("ada");
        Callback well = stored(ada, 0);
        Callback ill = stored(ada, 0);
        Callback other = stored(ada, 0);
        update(failing(ill));
        update(failing(other));

        assertThat(callbacks().failing(List.of(well.id(), ill.id()))).containsExactly(ill.id());
        assertThat(callbacks().failing(Set.of())).isEmpty();
    }

    private static Callback failing(Callback callback) {
        return new Callback(
                callback.id(),
                callback.owner(),
                callback.url(),
                callback.filter(),
                callback.secrets(),
                null,
                Fixtures.START,
                callback.createdAt());
    }

    private List<Callback> behind(Account... owners) {
        return store()
                .unitOfWork()
                .call(() -> owners.length == 0
                        ? callbacks().holdBehind(100)
                        : callbacks()
                                .holdBehind(Stream.of(owners).map(Account::id).toList(), 100))
                .stream()
                .map(Callbacks.Reading::callback)
                .toList();
    }

    @Test
    default void behindShouldBeActiveOnesWhoseLogGoesOn() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Callback early = stored(bob, 0);
        Callback late = stored(bob, 1);
        Callback off = stored(bob, 0);
        Callback adas = stored(ada, 0);
        update(off.disabled(Disabled.BY_OWNER));
        assertThat(behind()).isEmpty();

        given().message(ada, bob, "one");

        assertThat(behind()).containsExactlyInAnyOrder(early, adas);
        assertThat(behind(bob)).containsExactly(early);
        given().message(ada, bob, "two");
        assertThat(behind(bob)).containsExactlyInAnyOrder(early, late);
        callbacks().readUpTo(Map.of(early.id(), 2L, adas.id(), 1L));
        assertThat(behind(bob)).containsExactly(late);
        assertThat(behind()).containsExactlyInAnyOrder(late, adas);
    }

    @Test
    default void noMoreShouldBeHeldThanAreAskedFor() {
        Account ada = given().person("ada");
        for (int i = 0; i < 5; i++) {
            stored(ada, 0);
        }
        given().message(ada, ada, "note");

        store().unitOfWork().run(() -> assertThat(callbacks().holdBehind(3)).hasSize(3));
        store().unitOfWork()
                .run(() ->
                        assertThat(callbacks().holdBehind(List.of(ada.id()), 3)).hasSize(3));
        store().unitOfWork()
                .run(() -> assertThat(callbacks().holdBehind(List.of(), 3)).isEmpty());
    }

    @Test
    default void aPlaceShouldBeWhereItWasSet() {
        Account ada = given().person("ada");
        for (int i = 0; i < 9; i++) {
            given().message(ada, ada, "note");
        }
        Callback callback = stored(ada, 7);

        assertThat(place()).isEqualTo(7);
        callbacks().readUpTo(Map.of(callback.id(), 8L));
        assertThat(place()).isEqualTo(8);
        callbacks().readUpTo(Map.of());
        assertThat(place()).isEqualTo(8);
    }

    private long place() {
        return store().unitOfWork()
                .call(() -> callbacks().holdBehind(1).getFirst().seq());
    }

    @Test
    default void whoHoldsOneShouldHoldItAlone() {
        Account ada = given().person("ada");
        for (int i = 0; i < 9; i++) {
            given().message(ada, ada, "note");
        }
        stored(ada, 0);

        Together.call(8, number -> {
            boolean done = false;
            while (!done) {
                done = store().unitOfWork()
                        .call(() -> callbacks().holdBehind(1).stream().anyMatch(this::step));
            }
            return number;
        });

        assertThat(place()).isEqualTo(8);
    }

    private boolean step(Callbacks.Reading reading) {
        callbacks().readUpTo(Map.of(reading.callback().id(), reading.seq() + 1));
        return true;
    }
}
