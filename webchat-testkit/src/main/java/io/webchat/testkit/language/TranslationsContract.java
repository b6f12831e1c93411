package io.webchat.testkit.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.identity.Account;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all {@link io.webchat.application.language.Translations} do. */
public interface TranslationsContract extends StoreContract {
    LanguageTag SPANISH = new LanguageTag("es");
    Instant NOW = Fixtures.START;

    private Translation wanted() {
        return Translation.wanted(new MessageId(UUID.randomUUID()), SPANISH, NOW, NOW);
    }

    private Translation want(Translation wanted, Account account) {
        return store().unitOfWork().call(() -> store().translations().want(wanted, account.id()));
    }

    private List<Translation> lease(Instant now) {
        return store().translations().lease(now, now.plusSeconds(60), 10);
    }

    @Test
    default void oneShouldBeMadeForAllWhoWantIt() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Translation wanted = wanted();
        want(wanted, ada);
        want(wanted, bob);
        want(wanted, bob);

        assertThat(lease(NOW)).hasSize(1);
        Translation done = wanted.done("hello", "hola", "en", "deepl");
        assertThat(store().translations().settle(done)).containsExactly(ada.id(), bob.id());
        assertThat(store().translations().find(wanted.message(), SPANISH)).contains(done);
        assertThat(store().translations().find(List.of(wanted.message()), SPANISH))
                .containsEntry(wanted.message(), done);
        assertThat(want(wanted, given().person("eve"))).isEqualTo(done);
        assertThat(lease(NOW.plusSeconds(3_600))).isEmpty();
    }

    @Test
    default void whatIsTakenOnShouldBeNobodyElsesUntilItsLeaseEnds() {
        Translation wanted = wanted();
        want(wanted, given().person("ada"));

        assertThat(lease(NOW.minusSeconds(1))).isEmpty();
        Translation leased = lease(NOW).getFirst();
        assertThat(lease(NOW.plusSeconds(59))).isEmpty();
        store().translations().renew(List.of(leased), NOW.plusSeconds(100));
        assertThat(lease(NOW.plusSeconds(99))).isEmpty();
        assertThat(lease(NOW.plusSeconds(100))).hasSize(1);
    }

    @Test
    default void thoseWhoWaitShouldHearOfAFailureAndStillOfTheEnd() {
        Account ada = given().person("ada");
        Translation wanted = wanted();
        want(wanted, ada);
        Translation first = wanted.failed(null, "x", NOW, null, 0);
        Translation third = first.failed(null, "x", NOW, null, 0).failed(null, "x", NOW, null, 0);

        assertThat(store().translations().settle(first)).isEmpty();
        assertThat(store().translations().settle(third)).containsExactly(ada.id());
        assertThat(store().translations().find(wanted.message(), SPANISH)).contains(third);
        assertThat(store().translations().settle(third.done(null, "hola", null, "x")))
                .containsExactly(ada.id());
        assertThat(store().translations().settle(third.done(null, "hola", null, "x")))
                .isEmpty();
    }

    @Test
    default void anEditShouldBeginAnew() {
        Account ada = given().person("ada");
        Translation old = wanted();
        want(old, ada);
        store().translations().settle(old.done("t", "hola", "en", "x"));
        Translation edited = Translation.wanted(old.message(), SPANISH, NOW.plusSeconds(5), NOW.plusSeconds(6));

        assertThat(want(edited, ada)).isEqualTo(edited);
        assertThat(want(old, ada)).isEqualTo(edited);
        assertThat(store().translations().settle(old.done(null, "too late", null, "x")))
                .isEmpty();
        assertThat(store().translations().settle(edited.done(null, "adi\u00f3s", null, "x")))
                .containsExactly(ada.id());
    }

    @Test
    default void whatIsForgottenShouldBeGone() {
        Account ada = given().person("ada");
        Translation wanted = wanted();
        want(wanted, ada);

        store().translations().forget(wanted.message());

        assertThat(store().translations().find(wanted.message(), SPANISH)).isEmpty();
        assertThat(store().translations().settle(wanted.done(null, "x", null, "x")))
                .isEmpty();
        assertThat(lease(NOW)).isEmpty();
    }
}
