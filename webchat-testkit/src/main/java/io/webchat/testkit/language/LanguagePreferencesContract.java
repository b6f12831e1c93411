package io.webchat.testkit.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.language.LanguagePreferences;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.language.LanguagePrefs;
import io.webchat.domain.language.LanguageTag;
import io.webchat.testkit.fixture.StoreContract;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link LanguagePreferences} do. */
public interface LanguagePreferencesContract extends StoreContract {
    LanguagePrefs IN_SPANISH = new LanguagePrefs(new LanguageTag("es"), true, false);

    private LanguagePreferences testee() {
        return store().languagePreferences();
    }

    /** Of those whose log goes on behind it. */
    private List<Long> places(Account... among) {
        List<AccountId> ids = Stream.of(among).map(Account::id).toList();
        return store().unitOfWork().call(() -> testee().holdBehind(ids, 10)).stream()
                .map(LanguagePreferences.Reading::seq)
                .toList();
    }

    @Test
    default void whatWasPutShouldBeThere() {
        Account ada = given().person("ada");
        assertThat(testee().of(ada.id())).isEqualTo(LanguagePrefs.DEFAULT);

        testee().put(ada.id(), IN_SPANISH, 0);

        assertThat(testee().of(ada.id())).isEqualTo(IN_SPANISH);
        LanguagePrefs other = new LanguagePrefs(new LanguageTag("pt-BR"), false, true);
        testee().put(ada.id(), other, 0);
        assertThat(testee().of(ada.id())).isEqualTo(other);
    }

    @Test
    default void aLogShouldBeLookedThroughFromWhereItEndedWhenALanguageWasNamed() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(bob, ada, "before");
        testee().put(ada.id(), IN_SPANISH, 1);

        assertThat(testee().receivers()).containsExactly(ada.id());
        assertThat(places(ada, bob)).isEmpty();
        given().message(bob, ada, "after");
        assertThat(places(ada, bob)).containsExactly(1L);
        assertThat(places(bob)).isEmpty();
        assertThat(store().unitOfWork().call(() -> testee().holdBehind(10)))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.account()).isEqualTo(ada.id());
                    assertThat(reading.prefs()).isEqualTo(IN_SPANISH);
                });

        store().unitOfWork().run(() -> testee().readUpTo(Map.of(ada.id(), 2L)));
        assertThat(places(ada)).isEmpty();
        testee().put(ada.id(), new LanguagePrefs(new LanguageTag("de"), true, true), 99);
        given().message(bob, ada, "more");
        assertThat(places(ada)).containsExactly(2L);
    }

    @Test
    default void noMoreShouldBeHeldThanWanted() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        testee().put(ada.id(), IN_SPANISH, 0);
        testee().put(bob.id(), IN_SPANISH, 0);
        given().message(bob, ada, "one");

        assertThat(store().unitOfWork().call(() -> testee().holdBehind(1))).hasSize(1);
        assertThat(places(ada, bob)).hasSize(2);
    }

    @Test
    default void whoNamesNoLanguageShouldBeLeftAlone() {
        Account ada = given().person("ada");
        testee().put(ada.id(), IN_SPANISH, 0);

        testee().put(ada.id(), LanguagePrefs.DEFAULT, 5);

        assertThat(testee().receivers()).isEmpty();
        given().message(given().person("bob"), ada, "hello");
        assertThat(places(ada)).isEmpty();
        testee().put(ada.id(), IN_SPANISH, 0);
        assertThat(places(ada)).containsExactly(0L);
    }
}
