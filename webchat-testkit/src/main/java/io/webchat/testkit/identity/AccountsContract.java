package io.webchat.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.identity.NewAccount;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.identity.Accounts} keeps. */
public interface AccountsContract extends StoreContract {
    @Test
    default void aRegisteredAccountShouldBeFoundByIdAddressAndEmail() {
        Account ada = store().accounts().register(Fixtures.newPerson("ada"));

        assertThat(ada).isEqualTo(Fixtures.newPerson("ada").withId(ada.id()));
        assertThat(store().accounts().find(ada.id())).contains(ada);
        assertThat(store().accounts().find(ada.address())).contains(ada);
        assertThat(store().accounts().find(new EmailAddress("ada@example.com"))).contains(ada);
    }

    @Test
    default void theUnknownShouldNotBeFound() {
        given().person("ada");

        assertThat(store().accounts().find(new AccountId(987_654_321))).isEmpty();
        assertThat(store().accounts().find(new ChatAddress("bob"))).isEmpty();
        assertThat(store().accounts().find(new EmailAddress("bob@example.com"))).isEmpty();
    }

    @Test
    default void everyKindShouldComeBackAsItWasStored() {
        Account ada = given().person("ada");
        NewAccount system = new NewAccount(
                AccountKind.SYSTEM, new ChatAddress("clock"), "Ü 🙂", null, null, false, false, Fixtures.START);
        NewAccount bridge = new NewAccount(
                AccountKind.BRIDGE, new ChatAddress("phone-1"), "+49", null, ada.id(), false, false, Fixtures.START);
        NewAccount admin = new NewAccount(
                AccountKind.PERSON,
                new ChatAddress("root-of-all"),
                "R",
                new EmailAddress("r@example.com"),
                null,
                false,
                true,
                Fixtures.START.plusNanos(1_000));

        for (NewAccount wanted : List.of(system, bridge, admin, Fixtures.newAgent("helper", ada.id()))) {
            Account stored = store().accounts().register(wanted);
            assertThat(store().accounts().find(stored.id())).contains(wanted.withId(stored.id()));
        }
    }

    @Test
    default void aTakenAddressShouldBeRefused() {
        given().person("ada");

        assertTaken(() -> store().accounts()
                .register(new NewAccount(
                        AccountKind.PERSON,
                        new ChatAddress("ada"),
                        "Other",
                        new EmailAddress("other@example.com"),
                        null,
                        true,
                        false,
                        Fixtures.START)));

        assertThat(store().accounts().find(new EmailAddress("other@example.com")))
                .isEmpty();
    }

    @Test
    default void anAddressThatLooksLikeATakenOneShouldBeRefused() {
        given().person("bill.morn");
        Account bob = given().person("bob");

        assertTaken(() -> given().person("bi1l-morn"));
        assertTaken(() -> given().person("bill_mom"));
        assertTaken(() -> given().person("b0b"));
        assertTaken(() -> store().accounts().update(bob.at(new ChatAddress("bil1.morn"))));
        assertThat(store().accounts().find(bob.id())).contains(bob);
    }

    @Test
    default void anAccountShouldMoveToALookAlikeOfItsOwnAddress() {
        Account ada = given().person("ada.0");

        store().accounts().update(ada.at(new ChatAddress("ada-o")));

        assertThat(store().accounts().find(new ChatAddress("ada-o"))).contains(ada.at(new ChatAddress("ada-o")));
        assertThat(store().accounts().find(new ChatAddress("ada.0"))).contains(ada.at(new ChatAddress("ada-o")));
    }

    @Test
    default void anEarlierAddressShouldStillFindItsAccountAndGoToNobodyElse() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account moved = ada.at(new ChatAddress("lovelace"));

        store().accounts().update(moved);

        assertThat(store().accounts().find(new ChatAddress("ada"))).contains(moved);
        assertThat(store().accounts().find(new ChatAddress("lovelace"))).contains(moved);
        assertTaken(() -> store().accounts().update(bob.at(new ChatAddress("ada"))));
        assertTaken(() -> store().accounts().register(Fixtures.newAgent("ada", bob.id())));
    }

    @Test
    default void anAccountShouldReturnToAnEarlierAddress() {
        Account ada = given().person("ada");
        store().accounts().update(ada.at(new ChatAddress("lovelace")));

        store().accounts().update(ada);

        assertThat(store().accounts().find(new ChatAddress("ada"))).contains(ada);
        assertThat(store().accounts().find(new ChatAddress("lovelace"))).contains(ada);
    }

    @Test
    default void updateShouldStoreNameAndVisibility() {
        Account ada = given().person("ada");
        Account changed = ada.named("Ada King").visible(false);

        store().accounts().update(changed);

        assertThat(store().accounts().find(ada.id())).contains(changed);
    }

    @Test
    default void updateShouldLeaveAdminRightsAndStandingAsTheyAre() {
        Account ada = given().person("ada");
        store().accounts().setAdmin(ada.id(), true);
        store().accounts().setStanding(ada.id(), Standing.BLOCKED);

        store().accounts().update(ada.named("Ada King"));

        assertThat(store().accounts().find(ada.id()))
                .contains(ada.named("Ada King").admin(true).standing(Standing.BLOCKED));
    }

    @Test
    default void anAccountThatHasEndedShouldStayEnded() {
        Account ada = given().person("ada");
        store().accounts().setStanding(ada.id(), Standing.ENDED);

        store().accounts().setStanding(ada.id(), Standing.ACTIVE);

        assertThat(store().accounts().find(ada.id())).contains(ada.standing(Standing.ENDED));
    }

    @Test
    default void lockShouldReturnTheAccountAsItIsStored() {
        Account ada = given().person("ada");
        store().accounts().setAdmin(ada.id(), true);

        assertThat(store().unitOfWork().call(() -> store().accounts().lock(ada.id())))
                .contains(ada.admin(true));
    }

    @Test
    default void aMailboxShouldHaveOneAccount() {
        Account ada = given().person("ada");

        assertThatThrownBy(() -> store().accounts()
                        .register(new NewAccount(
                                AccountKind.PERSON,
                                new ChatAddress("second"),
                                "Second",
                                new EmailAddress("ada@example.com"),
                                null,
                                true,
                                false,
                                Fixtures.START)))
                .isInstanceOf(RuntimeException.class);

        assertThat(store().accounts().find(new EmailAddress("ada@example.com"))).contains(ada);
        assertThat(store().accounts().find(new ChatAddress("second"))).isEmpty();
    }

    @Test
    default void ofManyWhoWantOneAddressAtOnceOneShouldGetIt() {
        Account owner = given().person("owner");
        List<String> spellings = List.of("a1ly", "ally", "al1y", "ally");

        List<Boolean> got = Together.call(8, number -> {
            try {
                store().accounts().register(Fixtures.newAgent(spellings.get(number % spellings.size()), owner.id()));
                return true;
            } catch (Refusal taken) {
                assertThat(taken.code()).isEqualTo(RefusalCode.ADDRESS_TAKEN);
                return false;
            }
        });

        assertThat(got).containsOnlyOnce(true);
    }

    private static void assertTaken(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.ADDRESS_TAKEN));
    }
}
