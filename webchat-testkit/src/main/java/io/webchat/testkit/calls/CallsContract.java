package io.webchat.testkit.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.calls.Call;
import io.webchat.domain.identity.Account;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.calls.Calls} keeps. */
public interface CallsContract extends StoreContract {
    private Call stored(String id, Account from, Account to, int second) {
        Call call = new Call(
                id,
                from.id(),
                to.id(),
                Call.Media.VIDEO,
                Call.State.RINGING,
                Fixtures.START.plusSeconds(second),
                null,
                null);
        store().calls().add(call);
        return call;
    }

    @Test
    default void aCallShouldBeKeptWithWhatBecameOfIt() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Call call = stored("call_1", ada, bob, 0);
        Call answered = call.after(Call.Signal.ANSWER, bob.id(), Fixtures.START.plusSeconds(3));

        store().unitOfWork().run(() -> {
            assertThat(store().calls().lock("call_1")).contains(call);
            store().calls().update(answered);
            assertThat(store().calls().lock("call_1")).contains(answered);
            assertThat(store().calls().lock("call_2")).isEmpty();
        });
    }

    @Test
    default void bothSidesShouldHaveItInTheirHistory() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account eve = given().person("eve");
        Call first = stored("call_1", ada, bob, 0);
        Call second = stored("call_2", eve, ada, 1);

        assertThat(store().calls().of(ada.id(), 10)).containsExactly(second, first);
        assertThat(store().calls().of(ada.id(), 1)).containsExactly(second);
        assertThat(store().calls().of(bob.id(), 10)).containsExactly(first);
    }

    @Test
    default void whatRingsTooLongShouldBeFound() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Call early = stored("call_1", ada, bob, 0);
        stored("call_2", ada, bob, 10);
        Call over = stored("call_3", ada, bob, 0);
        store().calls().update(over.after(Call.Signal.HANGUP, ada.id(), Fixtures.START));

        assertThat(store().calls().ringingSince(Fixtures.START.plusSeconds(5), 10))
                .containsExactly(early.id());
    }
}
