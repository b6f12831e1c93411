package io.webchat.testkit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.idempotency.KeptAnswers.Call;
import io.webchat.application.idempotency.KeptAnswers.Kept;
import io.webchat.domain.identity.Account;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.idempotency.KeptAnswers} keeps. */
public interface KeptAnswersContract extends StoreContract {
    private Optional<Kept> once(Call call, String contentHash, String answer, Instant at) {
        return store().unitOfWork().call(() -> {
            Optional<Kept> kept = store().keptAnswers().claim(call, contentHash, at);
            if (kept.isEmpty()) {
                store().keptAnswers().answer(call, answer);
            }
            return kept;
        });
    }

    @Test
    default void aCallShouldBeKnownByItsSenderKindAndKey() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Call first = new Call(ada.id(), "group", "k1");

        assertThat(once(first, "c1", "answer", Fixtures.START)).isEmpty();
        assertThat(once(first, "c2", "other", Fixtures.START)).contains(new Kept("c1", "answer"));
        assertThat(once(new Call(ada.id(), "call", "k1"), "c", "a", Fixtures.START))
                .isEmpty();
        assertThat(once(new Call(bob.id(), "group", "k1"), "c", "a", Fixtures.START))
                .isEmpty();
        assertThat(once(new Call(ada.id(), "group", "k2"), "c", "a", Fixtures.START))
                .isEmpty();
    }

    @Test
    default void aClaimShouldGoWithItsUnitOfWork() {
        Call call = new Call(given().person("ada").id(), "group", "k");

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    store().keptAnswers().claim(call, "c", Fixtures.START);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(once(call, "other", "answer", Fixtures.START)).isEmpty();
    }

    @Test
    default void whatIsOldShouldBePruned() {
        Account ada = given().person("ada");
        for (int i = 0; i < 5; i++) {
            once(new Call(ada.id(), "group", "k" + i), "c", "a", Fixtures.START.plusSeconds(i));
        }

        assertThat(store().keptAnswers().prune(Fixtures.START.plusSeconds(3), 2))
                .isEqualTo(2);
        assertThat(store().keptAnswers().prune(Fixtures.START.plusSeconds(3), 2))
                .isEqualTo(1);

        assertThat(once(new Call(ada.id(), "group", "k2"), "c", "a", Fixtures.START))
                .isEmpty();
        assertThat(once(new Call(ada.id(), "group", "k3"), "c", "a", Fixtures.START))
                .isPresent();
    }
}
