package io.webchat.testkit.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.safety.AuditLog;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.identity.Standing;
import io.webchat.domain.identity.TokenHash;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.safety.AbuseReport;
import io.webchat.domain.safety.AccessRequest;
import io.webchat.domain.safety.AuditEntry;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store keeps of blocks, reports, requests for access, the audit, and pairing codes. */
public interface SafetyContract extends StoreContract {
    @Test
    default void aBlockShouldHoldInBothDirectionsUntilItIsTakenBack() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account eve = given().person("eve");

        store().blocks().put(ada.id(), bob.id(), Fixtures.START);
        store().blocks().put(ada.id(), bob.id(), Fixtures.START.plusSeconds(9));
        store().blocks().put(ada.id(), eve.id(), Fixtures.START.plusSeconds(1));

        assertThat(store().blocks().of(ada.id())).containsExactly(eve.id(), bob.id());
        assertThat(store().blocks().of(bob.id())).isEmpty();
        assertThat(store().blocks().blockersOf(bob.id())).containsExactly(ada.id());
        assertThat(store().blocks().between(ada.id(), bob.id())).isTrue();
        assertThat(store().blocks().between(bob.id(), ada.id())).isTrue();
        assertThat(store().blocks().between(bob.id(), eve.id())).isFalse();
        store().blocks().remove(ada.id(), bob.id());
        assertThat(store().blocks().between(bob.id(), ada.id())).isFalse();
        assertThat(store().blocks().of(ada.id())).containsExactly(eve.id());
    }

    @Test
    default void aReportShouldBeOpenUntilItIsResolved() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(bob, ada, "rude");
        AbuseReport first =
                new AbuseReport("rep_1", ada.id(), bob.id(), message.id(), "rude", "see", Fixtures.START, null);
        AbuseReport second =
                new AbuseReport("rep_2", bob.id(), ada.id(), null, "spam", "", Fixtures.START.plusSeconds(1), null);
        store().abuseReports().add(first);
        store().abuseReports().add(second);
        AbuseReport resolved =
                first.resolved(new AbuseReport.Resolution(bob.id(), Fixtures.START.plusSeconds(2), "talked"));
        store().abuseReports().update(resolved);

        assertThat(store().abuseReports().latest(false, 10)).containsExactly(second, resolved);
        assertThat(store().abuseReports().latest(true, 10)).containsExactly(second);
        assertThat(store().abuseReports().latest(false, 1)).containsExactly(second);
        assertThat(store().abuseReports().find("rep_1")).contains(resolved);
        assertThat(store().abuseReports().find("rep_3")).isEmpty();
    }

    private static AccessRequest request(String id, String email, @Nullable String name, int second) {
        return new AccessRequest(
                id,
                new EmailAddress(email),
                name,
                AccessRequest.State.PENDING,
                Fixtures.START.plusSeconds(second),
                null,
                null);
    }

    @Test
    default void aMailboxShouldHaveOneRequest() {
        Account admin = given().person("boss");
        AccessRequest request = request("req_1", "new@example.com", "New", 0);
        AccessRequest other = request("req_2", "other@example.com", null, 1);

        assertThat(store().accessRequests().add(request)).isTrue();
        assertThat(store().accessRequests().add(request("req_9", "new@example.com", null, 9)))
                .isFalse();
        assertThat(store().accessRequests().add(other)).isTrue();
        AccessRequest decided = request.decided(true, admin.id(), Fixtures.START.plusSeconds(5));
        store().unitOfWork().run(() -> {
            assertThat(store().accessRequests().lock("req_1")).contains(request);
            store().accessRequests().update(decided);
        });

        assertThat(store().accessRequests().find(request.email())).contains(decided);
        assertThat(store().accessRequests().latest(null, 10)).containsExactly(other, decided);
        assertThat(store().accessRequests().latest(AccessRequest.State.PENDING, 10))
                .containsExactly(other);
    }

    @Test
    default void theAuditShouldBeReadBackwardsInPages() {
        Account admin = given().person("boss");
        for (int i = 0; i < 5; i++) {
            store().auditLog()
                    .add(new AuditEntry(Fixtures.START, i == 0 ? null : admin.id(), "deed", "target " + i, ""));
        }

        List<AuditLog.Line> latest = store().auditLog().before(Long.MAX_VALUE, 2);
        List<AuditLog.Line> rest = store().auditLog().before(latest.getLast().number(), 10);

        assertThat(latest).extracting(line -> line.entry().target()).containsExactly("target 4", "target 3");
        assertThat(rest).extracting(line -> line.entry().target()).containsExactly("target 2", "target 1", "target 0");
        assertThat(rest.getLast().entry().actor()).isNull();
        assertThat(latest.getFirst().entry().actor()).isEqualTo(admin.id());
    }

    @Test
    default void aPairingCodeShouldBeGoodOnceAndInItsTime() {
        Account ada = given().person("ada");
        TokenHash used = TokenHash.of("used");
        TokenHash old = TokenHash.of("old");
        store().pairingCodes().put(used, ada.id(), Fixtures.START, Fixtures.START.plusSeconds(300));
        store().pairingCodes().put(old, ada.id(), Fixtures.START, Fixtures.START.plusSeconds(10));

        assertThat(store().pairingCodes().take(used, Fixtures.START.plusSeconds(299)))
                .contains(ada.id());
        assertThat(store().pairingCodes().take(used, Fixtures.START.plusSeconds(299)))
                .isEmpty();
        assertThat(store().pairingCodes().take(old, Fixtures.START.plusSeconds(10)))
                .isEmpty();
    }

    @Test
    default void anAccountShouldBeFoundByItsStandingAndItsOwner() {
        Account ada = given().person("ada");
        Account bot = given().agent("ada.bot", ada);
        Account old = given().agent("ada.old", ada);
        store().accounts().setStanding(old.id(), Standing.ENDED);
        store().accounts().setAdmin(ada.id(), true);

        assertThat(store().accounts().ownedBy(ada.id())).containsExactly(bot);
        assertThat(store().accounts().find(old.id())).contains(old.standing(Standing.ENDED));
        assertThat(store().accounts().admins()).extracting(Account::id).containsExactly(ada.id());
        assertThat(store().accounts().matching("ADA@EXAMPLE", 10))
                .extracting(Account::id)
                .containsExactly(ada.id());
        assertThat(store().accounts().matching(null, 2))
                .extracting(account -> account.address().value())
                .containsExactly("ada", "ada.bot");
    }
}
