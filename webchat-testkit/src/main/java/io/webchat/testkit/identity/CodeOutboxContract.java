package io.webchat.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.CodeOutbox;
import io.webchat.application.identity.WaitingCode;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link CodeOutbox} keeps. */
public interface CodeOutboxContract extends StoreContract {
    Instant NOW = Fixtures.START;
    Instant LEASE_END = NOW.plusSeconds(60);

    private CodeOutbox outbox() {
        return store().codeOutbox();
    }

    private static WaitingCode waiting(String mailbox, Instant dueAt) {
        return new WaitingCode(
                UUID.randomUUID(),
                new EmailAddress(mailbox + "@example.com"),
                "012345",
                NOW.plus(Duration.ofMinutes(10)),
                dueAt,
                1);
    }

    private static WaitingCode leased(WaitingCode waiting) {
        return new WaitingCode(
                waiting.mail(),
                waiting.email(),
                waiting.code(),
                waiting.expiresAt(),
                LEASE_END,
                waiting.attempts() + 1);
    }

    @Test
    default void whatIsDueShouldBeGivenOutOnceEarliestFirst() {
        WaitingCode later = waiting("ada", NOW);
        WaitingCode earlier = waiting("bob", NOW.minusSeconds(5));
        outbox().put(later);
        outbox().put(earlier);
        outbox().put(waiting("eve", NOW.plusNanos(1_000)));

        assertThat(outbox().lease(NOW, LEASE_END, 1)).containsExactly(leased(earlier));
        assertThat(outbox().lease(NOW, LEASE_END, 10)).containsExactly(leased(later));
        assertThat(outbox().lease(NOW, LEASE_END, 10)).isEmpty();
    }

    @Test
    default void whatANodeLeasedAndNeverSettledShouldComeAgain() {
        outbox().put(waiting("ada", NOW));
        outbox().lease(NOW, LEASE_END, 10);

        assertThat(outbox().lease(LEASE_END, LEASE_END.plusSeconds(60), 10))
                .extracting(WaitingCode::attempts)
                .containsExactly(3);
    }

    @Test
    default void aNewCodeShouldTakeTheOldOnesPlace() {
        WaitingCode old = waiting("ada", NOW);
        WaitingCode newer = waiting("ada", NOW);
        outbox().put(old);
        outbox().put(newer);

        outbox().remove(old.mail());
        outbox().again(old);

        assertThat(outbox().lease(NOW, LEASE_END, 10)).containsExactly(leased(newer));
    }

    @Test
    default void whatIsSettledShouldBeGone() {
        WaitingCode mailed = waiting("ada", NOW);
        WaitingCode other = waiting("bob", NOW);
        outbox().put(mailed);
        outbox().put(other);

        outbox().remove(mailed.mail());

        assertThat(outbox().lease(NOW, LEASE_END, 10)).containsExactly(leased(other));
    }

    @Test
    default void aFailureShouldPutItOff() {
        WaitingCode waiting = waiting("ada", NOW);
        outbox().put(waiting);
        WaitingCode tried = outbox().lease(NOW, LEASE_END, 10).getFirst();
        WaitingCode next = tried.again(NOW, 0).orElseThrow();

        outbox().again(next);

        assertThat(outbox().lease(next.dueAt().minusNanos(1_000), LEASE_END, 10))
                .isEmpty();
        assertThat(outbox().lease(next.dueAt(), LEASE_END, 10)).hasSize(1);
    }

    @Test
    default void whatHasRunOutShouldNotBeGivenOutAndGo() {
        WaitingCode waiting = waiting("ada", NOW);
        outbox().put(waiting);
        Instant end = waiting.expiresAt();

        assertThat(outbox().lease(end, end.plusSeconds(60), 10)).isEmpty();
        outbox().removeExpired(end);
        assertThat(outbox().lease(NOW, LEASE_END, 10)).isEmpty();
    }

    @Test
    default void ofManyWhoLeaseAtOnceOneShouldGetIt() {
        outbox().put(waiting("ada", NOW));

        List<List<WaitingCode>> got = Together.call(6, number -> outbox().lease(NOW, LEASE_END, 10));

        assertThat(got.stream().flatMap(List::stream)).hasSize(1);
    }
}
