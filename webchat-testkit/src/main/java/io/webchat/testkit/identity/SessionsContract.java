package io.webchat.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.Session;
import io.webchat.domain.identity.SessionId;
import io.webchat.domain.identity.SessionLabels;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.identity.WorkState;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.identity.Sessions} keeps; the positions are in another contract. */
public interface SessionsContract extends StoreContract {
    @Test
    default void anOpenedSessionShouldBeFoundByItsToken() {
        Session session = given().session(given().person("ada"));

        assertThat(store().sessions().find(Fixtures.token(session))).contains(session);
        assertThat(store().sessions().find(TokenHash.of("pct_other"))).isEmpty();
    }

    @Test
    default void everyFieldShouldComeBackAsItWasStored() {
        Account ada = given().person("ada");
        Session full = new Session(
                new SessionId("ses_full"),
                ada.id(),
                new SessionLabels("laptop", "work", "wa"),
                true,
                WorkState.BLOCKED,
                "waits for Ü 🙂",
                Fixtures.START.plusNanos(1_000),
                Fixtures.START.plusSeconds(3),
                Fixtures.START.plusSeconds(3_600));
        Session bare = new Session(
                new SessionId("ses_bare"),
                ada.id(),
                new SessionLabels(null, null, "pchat"),
                false,
                null,
                null,
                Fixtures.START,
                Fixtures.START,
                null);

        given().session(full);
        given().session(bare);

        assertThat(store().sessions().find(Fixtures.token(full))).contains(full);
        assertThat(store().sessions().find(Fixtures.token(bare))).contains(bare);
    }

    @Test
    default void anExpiredSessionShouldBeFound() {
        Account ada = given().person("ada");
        Session expired = new Session(
                new SessionId("ses_old"),
                ada.id(),
                new SessionLabels(null, null, "pchat"),
                false,
                null,
                null,
                Instant.parse("2001-01-01T00:00:00Z"),
                Instant.parse("2001-01-01T00:00:00Z"),
                Instant.parse("2001-01-02T00:00:00Z"));

        given().session(expired);

        assertThat(store().sessions().find(Fixtures.token(expired))).contains(expired);
    }

    @Test
    default void anEndedSessionShouldNotBeFound() {
        Account ada = given().person("ada");
        Session ended = given().session(ada);
        Session other = given().session(ada);

        store().sessions().end(ended.id());
        store().sessions().end(ended.id());

        assertThat(store().sessions().find(Fixtures.token(ended))).isEmpty();
        assertThat(store().sessions().of(ada.id())).containsExactly(other);
        assertThat(store().sessions().find(Fixtures.token(other))).contains(other);
    }

    @Test
    default void ofShouldListTheAccountsSessionsInOrderOfCreation() {
        Account ada = given().person("ada");
        Session second = given().session(Fixtures.newSession(ada, Fixtures.START.plusSeconds(2)));
        Session first = given().session(Fixtures.newSession(ada, Fixtures.START.plusSeconds(1)));
        given().session(given().person("bob"));
        Session third = given().session(Fixtures.newSession(ada, Fixtures.START.plusSeconds(3)));

        assertThat(store().sessions().of(ada.id())).containsExactly(first, second, third);
    }

    @Test
    default void replaceShouldEndTheOldSession() {
        Account ada = given().person("ada");
        Session old = given().session(ada);
        Session replacing = Fixtures.newSession(ada, Fixtures.START.plusSeconds(1));

        store().sessions().replace(old.id(), replacing, Fixtures.token(replacing));

        assertThat(store().sessions().find(Fixtures.token(old))).isEmpty();
        assertThat(store().sessions().find(Fixtures.token(replacing))).contains(replacing);
        assertThat(store().sessions().of(ada.id())).containsExactly(replacing);
    }

    @Test
    default void updateShouldStoreWhatTheSessionSaysOfItself() {
        Session session = given().session(given().person("ada"));
        Session said = session.present(false, new SessionLabels(null, "new", "sms"), WorkState.IDLE, "lunch");

        store().sessions().update(said);
        assertThat(store().sessions().find(Fixtures.token(session))).contains(said);

        Session silent = said.present(true, new SessionLabels("d", null, "pchat"), null, null);
        store().sessions().update(silent);
        assertThat(store().sessions().find(Fixtures.token(session))).contains(silent);
    }

    @Test
    default void updateShouldNotBringAnEndedSessionBack() {
        Session session = given().session(given().person("ada"));
        store().sessions().end(session.id());

        store().sessions().update(session);

        assertThat(store().sessions().find(Fixtures.token(session))).isEmpty();
    }

    @Test
    default void seenShouldOnlyGoForward() {
        Account ada = given().person("ada");
        Session one = given().session(ada);
        Session other = given().session(ada);
        Instant later = Fixtures.START.plusSeconds(30);

        store().sessions().seen(Map.of(one.id(), later, other.id(), Fixtures.START.minusSeconds(1)));
        assertThat(store().sessions().find(Fixtures.token(one))).contains(one.seen(later));
        assertThat(store().sessions().find(Fixtures.token(other))).contains(other);

        store().sessions().seen(Map.of(one.id(), later.minusSeconds(1)));
        assertThat(store().sessions().find(Fixtures.token(one))).contains(one.seen(later));
    }

    @Test
    default void seenShouldPassOverEndedAndUnknownSessions() {
        Account ada = given().person("ada");
        Session ended = given().session(ada);
        Session alive = given().session(ada);
        Instant later = Fixtures.START.plusSeconds(30);
        store().sessions().end(ended.id());

        store().sessions().seen(Map.of(ended.id(), later, new SessionId("ses_unknown"), later, alive.id(), later));

        assertThat(store().sessions().of(ada.id())).containsExactly(alive.seen(later));
    }
}
