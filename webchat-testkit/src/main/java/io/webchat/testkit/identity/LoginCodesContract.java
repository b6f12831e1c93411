package io.webchat.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.LoginCode;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.identity.LoginCodes} keeps. */
public interface LoginCodesContract extends StoreContract {
    EmailAddress ADA = new EmailAddress("ada@example.com");
    EmailAddress BOB = new EmailAddress("bob@example.com");

    private static LoginCode code(EmailAddress email, String letter) {
        return new LoginCode(email, letter.repeat(64), null, Fixtures.START, 0);
    }

    @Test
    default void aCodeShouldComeBackAsItWasStored() {
        LoginCode named = new LoginCode(ADA, "a".repeat(64), "Ada", Fixtures.START.plusNanos(1_000), 0);
        LoginCode nameless = code(BOB, "b");

        store().loginCodes().put(named);
        store().loginCodes().put(nameless);

        assertThat(store().loginCodes().find(ADA)).contains(named);
        assertThat(store().loginCodes().find(BOB)).contains(nameless);
    }

    @Test
    default void aNewCodeShouldTakeTheOldOnesPlace() {
        LoginCode old = code(ADA, "a");
        LoginCode newer = new LoginCode(ADA, "b".repeat(64), null, Fixtures.START.plusSeconds(30), 0);
        store().loginCodes().put(old);
        store().loginCodes().countTry(ADA);

        store().loginCodes().put(newer);

        assertThat(store().loginCodes().find(ADA)).contains(newer);
        assertThat(store().loginCodes().use(old)).isFalse();
        assertThat(store().loginCodes().use(newer)).isTrue();
    }

    @Test
    default void aUsedCodeShouldBeGone() {
        LoginCode code = code(ADA, "a");
        LoginCode other = code(BOB, "b");
        store().loginCodes().put(code);
        store().loginCodes().put(other);

        assertThat(store().loginCodes().use(code)).isTrue();

        assertThat(store().loginCodes().use(code)).isFalse();
        assertThat(store().loginCodes().find(ADA)).isEmpty();
        assertThat(store().loginCodes().find(BOB)).contains(other);
    }

    @Test
    default void aCodeShouldBeTheSameWhateverWrongTriesCameInBetween() {
        LoginCode code = code(ADA, "a");
        store().loginCodes().put(code);

        store().loginCodes().countTry(ADA);

        assertThat(store().loginCodes().use(code)).isTrue();
    }

    @Test
    default void ofManyWhoUseACodeAtOnceOneShouldGetIt() {
        LoginCode code = code(ADA, "a");
        store().loginCodes().put(code);

        assertThat(Together.call(
                        8,
                        number -> store().unitOfWork()
                                .call(() -> store().loginCodes().use(code))))
                .containsOnlyOnce(true);
    }

    @Test
    default void wrongTriesAtOnceShouldAllBeCounted() {
        store().loginCodes().put(code(ADA, "a"));
        store().loginCodes().put(code(BOB, "b"));

        Together.call(8, number -> {
            store().loginCodes().countTry(ADA);
            return number;
        });

        assertThat(store().loginCodes().find(ADA)).map(LoginCode::wrongTries).contains(8);
        assertThat(store().loginCodes().find(BOB)).map(LoginCode::wrongTries).contains(0);
    }

    @Test
    default void aWrongTryWithoutACodeShouldBeNothing() {
        store().loginCodes().countTry(ADA);

        assertThat(store().loginCodes().find(ADA)).isEmpty();
    }

    @Test
    default void aUseShouldBeTakenBackWithItsUnitOfWork() {
        LoginCode code = code(ADA, "a");
        store().loginCodes().put(code);

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    assertThat(store().loginCodes().use(code)).isTrue();
                    throw new IllegalStateException("after the use");
                }))
                .hasMessage("after the use");

        assertThat(store().loginCodes().use(code)).isTrue();
    }

    @Test
    default void aTryShouldGetTheCodeAsItWasBeforeIt() {
        store().loginCodes().put(code(ADA, "a"));

        assertThat(store().loginCodes().countTry(ADA)).contains(code(ADA, "a"));
        assertThat(store().loginCodes().countTry(ADA))
                .map(LoginCode::wrongTries)
                .contains(1);
        assertThat(store().loginCodes().countTry(BOB)).isEmpty();
    }

    @Test
    default void triesAtOnceShouldEachGetAnotherCount() {
        store().loginCodes().put(code(ADA, "a"));

        assertThat(Together.call(
                        8,
                        number ->
                                store().loginCodes().countTry(ADA).orElseThrow().wrongTries()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    default void aTryGivenBackShouldNotCountButNotForANewerCode() {
        LoginCode old = code(ADA, "a");
        LoginCode newer = new LoginCode(ADA, "b".repeat(64), null, Fixtures.START.plusSeconds(30), 2);
        store().loginCodes().put(old);
        store().loginCodes().countTry(ADA);
        store().loginCodes().countTry(ADA);

        store().loginCodes().giveBackTry(old);
        assertThat(store().loginCodes().find(ADA)).map(LoginCode::wrongTries).contains(1);

        store().loginCodes().put(newer);
        store().loginCodes().giveBackTry(old);
        assertThat(store().loginCodes().find(ADA)).contains(newer);
    }
}
