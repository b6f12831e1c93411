package io.webchat.testkit.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.language.LanguagePreferences;
import io.webchat.domain.identity.Account;
import io.webchat.domain.language.LanguagePrefs;
import io.webchat.domain.language.LanguageTag;
import io.webchat.testkit.work.StoreContract;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all {@link LanguagePreferences} do. */
public interface LanguagePreferencesContract extends StoreContract {
    LanguagePrefs IN_SPANISH = new LanguagePrefs(new LanguageTag("es"), true, false);

    private LanguagePreferences testee() {
        return store().languagePreferences();
    }

    private long seq(Account account) {
        return store().unitOfWork()
                .call(() -> testee().hold(account.id()).orElseThrow().seq());
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
        assertThat(testee().behind(Set.of(ada.id(), bob.id()))).isEmpty();
        given().message(bob, ada, "after");
        assertThat(testee().behind(Set.of(ada.id(), bob.id()))).containsExactly(ada.id());
        assertThat(testee().behind(Set.of(bob.id()))).isEmpty();
        assertThat(seq(ada)).isEqualTo(1);

        store().unitOfWork().run(() -> testee().readUpTo(ada.id(), 2));
        assertThat(testee().behind(Set.of(ada.id()))).isEmpty();
        testee().put(ada.id(), new LanguagePrefs(new LanguageTag("de"), true, true), 99);
        assertThat(seq(ada)).isEqualTo(2);
    }

    @Test
    default void whoNamesNoLanguageShouldBeLeftAlone() {
        Account ada = given().person("ada");
        testee().put(ada.id(), IN_SPANISH, 0);

        testee().put(ada.id(), LanguagePrefs.DEFAULT, 5);

        assertThat(testee().receivers()).isEmpty();
        assertThat(store().unitOfWork().call(() -> testee().hold(ada.id()))).isEmpty();
        testee().put(ada.id(), IN_SPANISH, 7);
        assertThat(seq(ada)).isEqualTo(7);
    }
}
