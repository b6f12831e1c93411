package io.webchat.testkit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.directory.Directory;
import io.webchat.application.directory.DirectoryEntry;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountKind;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.directory.Directory} keeps. */
public interface DirectoryContract extends StoreContract {
    private List<DirectoryEntry> visible(@Nullable String text) {
        return visible(text, null, null, 100);
    }

    private List<DirectoryEntry> visible(
            @Nullable String text, @Nullable AccountKind kind, @Nullable Boolean online, int limit) {
        return store().directory().visible(new Directory.Criteria(text, kind, online, Fixtures.START), limit);
    }

    private List<String> addresses(@Nullable String text) {
        return addressesOf(visible(text));
    }

    private Session named(Account account, String name) {
        return Fixtures.newSession(account, Fixtures.START)
                .present(true, new SessionLabels("tower", name, "pchat"), null, null);
    }

    @Test
    default void anEmptyStoreShouldListNobody() {
        assertThat(visible(null)).isEmpty();
    }

    @Test
    default void hiddenAccountsShouldNotBeListed() {
        Account hidden = given().person("hidden");
        given().session(hidden);
        store().accounts().update(hidden.visible(false));
        given().person("shown");

        assertThat(addresses(null)).containsExactly("shown");
        assertThat(addresses("hidden")).isEmpty();
    }

    @Test
    default void hiddenAndEndedSessionsShouldNotBeListed() {
        Account ada = given().person("ada");
        Session shown = given().session(ada);
        Session hidden = given().session(ada);
        store().sessions().update(hidden.present(false, hidden.labels(), null, null));
        store().sessions().end(given().session(ada).id());

        assertThat(visible(null)).containsExactly(new DirectoryEntry(ada, null, List.of(shown)));
    }

    @Test
    default void sessionsShouldComeNewestSignOfLifeFirst() {
        Account ada = given().person("ada");
        Session one = given().session(ada);
        Session two = given().session(ada);
        Session three = given().session(ada);
        store().sessions()
                .seen(Map.of(
                        one.id(), Fixtures.START.plusSeconds(2),
                        two.id(), Fixtures.START.plusSeconds(3),
                        three.id(), Fixtures.START.plusSeconds(1)));

        assertThat(visible(null).getFirst().sessions())
                .extracting(Session::id)
                .containsExactly(two.id(), one.id(), three.id());
    }

    @Test
    default void accountsShouldComeInTheOrderOfTheirAddressesCharacters() {
        for (String address : List.of("zoe", "ab_d", "ab.c", "ab-e", "abc", "ab9", "aa")) {
            given().person(address.length() < 3 ? address + "-" : address);
        }

        assertThat(addresses(null)).containsExactly("aa-", "ab-e", "ab.c", "ab9", "ab_d", "abc", "zoe");
    }

    @Test
    default void theLimitShouldCountAccountsInOrder() {
        Account ada = given().person("ada");
        given().session(ada);
        given().session(ada);
        given().person("cid");
        given().person("bob");

        assertThat(visible(null, null, null, 2))
                .extracting(entry -> entry.account().address().value())
                .containsExactly("ada", "bob");
        assertThat(visible(null, null, null, 1).getFirst().sessions()).hasSize(2);
    }

    @Test
    default void anAgentShouldBeListedWithItsOwnersPresentAddress() {
        Account ada = given().person("ada");
        given().agent("helper", ada);
        store().accounts().update(ada.visible(false).at(new ChatAddress("lovelace")));

        assertThat(visible(null)).extracting(DirectoryEntry::owner).containsExactly(new ChatAddress("lovelace"));
    }

    @Test
    default void textShouldBeFoundInAddressNameAndSessionNameIgnoringCase() {
        given().person("needle-one");
        Account byName = given().person("bob");
        store().accounts().update(byName.named("The NEEDLE of Bob"));
        given().session(named(given().person("cid"), "my Needle"));
        given().person("dora");

        assertThat(addresses("nEEdle")).containsExactly("bob", "cid", "needle-one");
        assertThat(addresses("nothing of it")).isEmpty();
    }

    @Test
    default void caseShouldBeIgnoredBeyondAscii() {
        Account ada = given().person("ada");
        store().accounts().update(ada.named("Ägidius"));

        assertThat(addresses("äGI")).containsExactly("ada");
    }

    @Test
    default void textShouldBeTakenLiterally() {
        Account ada = given().person("ada");
        given().person("b_b");
        given().person("cxb");
        store().accounts().update(ada.named("100% \\ sure"));

        assertThat(addresses("%")).containsExactly("ada");
        assertThat(addresses("\\")).containsExactly("ada");
        assertThat(addresses("_b")).containsExactly("b_b");
    }

    @Test
    default void anAccountFoundBySessionNameShouldComeWithAllItsVisibleSessions() {
        Account ada = given().person("ada");
        given().session(named(ada, "needle"));
        given().session(named(ada, "other"));

        assertThat(visible("needle", null, null, 100))
                .singleElement()
                .satisfies(entry -> assertThat(entry.sessions()).hasSize(2));
    }

    @Test
    default void whatIsHiddenShouldNotBeFoundByItsName() {
        Account ada = given().person("ada");
        Session hidden = given().session(named(ada, "needle"));
        store().sessions().update(hidden.present(false, hidden.labels(), null, null));
        Session ended = given().session(named(ada, "thimble"));
        store().sessions().end(ended.id());
        Account moved = given().person("former");
        store().accounts().update(moved.at(new ChatAddress("present")).named("P"));

        assertThat(addresses("needle")).isEmpty();
        assertThat(addresses("thimble")).isEmpty();
        assertThat(addresses("former")).isEmpty();
    }

    @Test
    default void kindsAndPresenceShouldBeLookedAtBeforeTheLimit() {
        Account ada = given().person("ada");
        given().agent("bot", ada);
        Account cid = given().person("cid");
        given().session(cid);
        Session past = Fixtures.newSession(ada, Fixtures.START.minus(Session.LEASE));
        given().session(past);

        assertThat(addressesOf(visible(null, AccountKind.AGENT, null, 1))).containsExactly("bot");
        assertThat(addressesOf(visible(null, null, true, 1))).containsExactly("cid");
        assertThat(addressesOf(visible(null, null, false, 2))).containsExactly("ada", "bot");
        assertThat(addressesOf(visible(null, AccountKind.PERSON, false, 9))).containsExactly("ada");
        assertThat(addressesOf(visible("c", AccountKind.AGENT, null, 9))).isEmpty();
    }

    private static List<String> addressesOf(List<DirectoryEntry> entries) {
        return entries.stream().map(entry -> entry.account().address().value()).toList();
    }
}
