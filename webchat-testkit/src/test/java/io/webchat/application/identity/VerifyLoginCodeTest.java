package io.webchat.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.inbox.Acknowledgements;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.AccessPolicy;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.Standing;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.TestRelay;
import io.webchat.testkit.fixture.Together;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifyLoginCodeTest {
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");
    private static final EmailAddress BOSS = new EmailAddress("boss@example.com");

    private final TestRelay relay = TestRelay.inMemory(new LoginConfig(
            new AccessPolicy(true, Set.of(), Set.of(), Set.of(BOSS), Set.of()), Duration.ofDays(30), true));

    private String code() {
        return code(ADA, null);
    }

    private String code(EmailAddress email, @Nullable String name) {
        return relay.requestCode(email, name).code();
    }

    private OpenedSession verify(String code) {
        return verify(ADA, code, null, null, "192.0.2.1");
    }

    private OpenedSession verify(
            EmailAddress email, String code, @Nullable String name, @Nullable String address, String ip) {
        return relay.the(VerifyLoginCode.class)
                .handle(new VerifyLoginCode.Command(
                        email, code, name, address, null, SessionLabels.parse(null, null, null), ip));
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void theFirstLoginShouldMakeTheAccount() {
        OpenedSession opened = verify(ADA, code(), "Ada", "Lovelace", "192.0.2.1");

        Account ada = opened.signedIn().account();
        assertThat(ada)
                .isEqualTo(new Account(
                        ada.id(),
                        AccountKind.PERSON,
                        new ChatAddress("lovelace"),
                        "Ada",
                        ADA,
                        null,
                        true,
                        false,
                        Standing.ACTIVE,
                        relay.clock().instant()));
        assertThat(relay.store().accounts().find(ADA)).contains(ada);
        assertThat(opened.signedIn().session().expiresAt())
                .isEqualTo(relay.clock().instant().plus(Duration.ofDays(30)));
        assertThat(opened.token().value()).matches("pct_[A-Za-z0-9_-]{43}");
        assertThat(relay.the(Authenticate.class).handle(opened.token().value())).isEqualTo(opened.signedIn());
    }

    @Test
    void aSessionShouldEndAfterItsLife() {
        String token = verify(code()).token().value();
        relay.clock().advance(Duration.ofDays(30).minusSeconds(1));
        relay.the(Authenticate.class).handle(token);

        relay.clock().advance(Duration.ofSeconds(1));

        assertThat(Refused.word(() -> relay.the(Authenticate.class).handle(token)))
                .isEqualTo("session_invalid");
    }

    @Test
    void whoGivesNoNameAndAddressShouldGetThem() {
        Account plain = verify(code()).signedIn().account();
        Account told = verify(BOSS, code(BOSS, "The Boss"), null, null, "192.0.2.1")
                .signedIn()
                .account();

        assertThat(plain.displayName()).isEqualTo("ada");
        assertThat(plain.address().value()).matches("[0-9a-f]{16}");
        assertThat(told.displayName()).isEqualTo("The Boss");
    }

    @Test
    void aSecondLoginShouldBeTheSameAccountAndChangeWhatItNames() {
        Account first =
                verify(ADA, code(), "Ada", "ada", "192.0.2.1").signedIn().account();

        assertThat(verify(code()).signedIn().account()).isEqualTo(first);
        assertThat(verify(ADA, code(), "Countess", "lovelace", "192.0.2.1")
                        .signedIn()
                        .account())
                .isEqualTo(first.named("Countess").at(new ChatAddress("lovelace")));
        assertThat(relay.store().accounts().find(new ChatAddress("ada")))
                .map(Account::id)
                .contains(first.id());
    }

    @Test
    void adminsShouldBeWhomThePolicyNames() {
        assertThat(verify(BOSS, code(BOSS, null), null, null, "192.0.2.1")
                        .signedIn()
                        .account()
                        .admin())
                .isTrue();
        assertThat(verify(code()).signedIn().account().admin()).isFalse();
    }

    @Test
    void aWrongCodeShouldBeRefusedAndTheRightOneStayGood() {
        String code = code();

        assertThat(Refused.word(() -> verify(wrong(code)))).isEqualTo("code_invalid");
        assertThat(Refused.word(() -> verify("no code at all"))).isEqualTo("code_invalid");

        verify(code);
    }

    @Test
    void aCodeShouldWorkOnceAndForItsMailboxOnly() {
        String code = code();
        code(BOSS, null);

        String adas = code.equals(relay.mail().lastCode(BOSS)) ? wrong(code) : code;
        assertThat(Refused.word(() -> verify(BOSS, adas, null, null, "192.0.2.1")))
                .isEqualTo("code_invalid");
        verify(code);
        assertThat(Refused.word(() -> verify(code))).isEqualTo("code_invalid");
    }

    @Test
    void aCodeShownManyTimesAtOnceShouldOpenOneSession() {
        String code = code();

        assertThat(Together.call(6, number -> {
                    try {
                        verify(ADA, code, null, null, "192.0.2." + number);
                        return true;
                    } catch (Refusal refusal) {
                        return false;
                    }
                }))
                .containsOnlyOnce(true);
    }

    @Test
    void aCodeShouldBeOldAfterTenMinutes() {
        String code = code();
        relay.clock().advance(Duration.ofMinutes(10));

        assertThat(Refused.word(() -> verify(code))).isEqualTo("code_invalid");
    }

    @Test
    void fiveWrongTriesShouldBurnTheCodeAndANewOneBeGood() {
        String code = code();
        for (int i = 0; i < 5; i++) {
            assertThat(Refused.word(() -> verify(wrong(code)))).isEqualTo("code_invalid");
        }

        assertThat(Refused.word(() -> verify(code))).isEqualTo("code_invalid");
        verify(code());
    }

    @Test
    void guessesShouldBeLimitedForAMailboxOverAllCodesAndAddresses() {
        for (int i = 0; i < 20; i++) {
            String code = code();
            String ip = "192.0.2." + i;
            assertThat(Refused.word(() -> verify(ADA, wrong(code), null, null, ip)))
                    .isEqualTo("code_invalid");
        }
        String right = code();

        Refusal refusal = Refused.refusal(() -> verify(ADA, right, null, null, "192.0.2.99"));

        assertThat(refusal.code().wireName()).isEqualTo("rate_limited");
        assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(3));
        relay.clock().advance(Duration.ofMinutes(3));
        verify(right);
    }

    @Test
    void guessesShouldBeLimitedForAnAddressOverAllMailboxes() {
        for (int i = 0; i < 60; i++) {
            EmailAddress email = new EmailAddress("user" + i + "@example.com");
            assertThat(Refused.word(() -> verify(email, "123456", null, null, "192.0.2.1")))
                    .isEqualTo("code_invalid");
        }
        String right = code();

        assertThat(Refused.word(() -> verify(right))).isEqualTo("rate_limited");
        verify(ADA, right, null, null, "192.0.2.2");
    }

    @Test
    void rightCodesShouldNotCountAsGuesses() {
        for (int i = 0; i < 70; i++) {
            verify(code());
        }
    }

    @Test
    void aTakenAddressShouldLeaveTheCodeGoodAndNoAccountBehind() {
        new Fixtures(relay.store()).person("bob");
        String code = code();

        assertThat(Refused.word(() -> verify(ADA, code, null, "b0b", "192.0.2.1")))
                .isEqualTo("address_taken");
        assertThat(Refused.field(() -> verify(ADA, code, null, "admin", "192.0.2.1")))
                .isEqualTo("chat_address:address_reserved");
        assertThat(relay.store().accounts().find(ADA)).isEmpty();

        verify(ADA, code, null, "bobby", "192.0.2.1");
    }

    @Test
    void aLoginAtTheSameSeatShouldReplaceTheSessionAndReadOn() {
        OpenedSession old = relay.signIn("ada", "work");
        Account ada = old.signedIn().account();
        for (int i = 0; i < 3; i++) {
            new Fixtures(relay.store()).message(ada, ada, "note");
        }
        OpenedSession other = relay.signIn("ada", "home");
        Acknowledgements acknowledgements = relay.the(Acknowledgements.class);
        acknowledgements.upTo(old.signedIn().session().id(), 1);
        acknowledgements.upTo(other.signedIn().session().id(), 3);

        OpenedSession replacing = relay.signIn("ada", "work");

        assertThat(acknowledgements.position(replacing.signedIn().session().id()))
                .isEqualTo(1);
        assertThat(Refused.word(
                        () -> relay.the(Authenticate.class).handle(old.token().value())))
                .isEqualTo("session_invalid");
        relay.the(Authenticate.class).handle(other.token().value());
        assertThat(acknowledgements.position(
                        relay.signIn("ada", null).signedIn().session().id()))
                .isEqualTo(3);
    }

    @Test
    void loginsWithoutNamesShouldStandSideBySide() {
        OpenedSession one = relay.signIn("ada", null);
        OpenedSession two = relay.signIn("ada", null);

        assertThat(relay.store().sessions().of(one.signedIn().account().id()))
                .containsExactly(one.signedIn().session(), two.signedIn().session());
    }
}
