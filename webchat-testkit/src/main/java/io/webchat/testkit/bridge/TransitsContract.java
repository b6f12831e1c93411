package io.webchat.testkit.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.bridge.Transits;
import io.webchat.application.bridge.Transits.Line;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Transit;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.work.Fixtures;
import io.webchat.testkit.work.StoreContract;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Transits} keeps. */
public interface TransitsContract extends StoreContract {
    Instant NOW = Fixtures.START;
    Phone PIXEL = new Phone(new PhoneId("pixel"), "Pixel", new AccountId(1), NOW, null);
    Line SMS = new Line(PIXEL.id(), Channel.SMS);

    private Transits transits() {
        return store().transits();
    }

    private MessageId queued(long contact, Priority priority, int expiresInSeconds) {
        MessageId id = new MessageId(UUID.randomUUID());
        ContactAddress to = ContactAddress.parse("to", Channel.SMS, "+1555000" + contact);
        transits()
                .add(Transit.queued(
                        id, PIXEL, new AccountId(contact), to, priority, NOW, NOW.plusSeconds(expiresInSeconds)));
        return id;
    }

    private MessageId queued(long contact) {
        return queued(contact, Priority.NORMAL, 1_000);
    }

    private Transit find(MessageId id) {
        return transits().find(List.of(id)).getFirst();
    }

    private List<MessageId> inTurn(int limit) {
        return transits().takeInTurn(PIXEL.id(), Channel.SMS, NOW, limit).stream()
                .map(Transit::message)
                .toList();
    }

    @Test
    default void aTransitShouldComeBackAsItWasStored() {
        MessageId id = queued(11);
        Transit moved = find(id).leased(NOW.plusSeconds(60))
                .known("vendor-1")
                .moved(Progress.HANDED_OVER, null, NOW)
                .within(NOW.plusSeconds(900));

        transits().update(moved);

        assertThat(find(id)).isEqualTo(moved);
        assertThat(moved.number()).isPositive();
        assertThat(transits().byVendorId(PIXEL.id(), "vendor-1")).contains(id);
        assertThat(transits().byVendorId(new PhoneId("other"), "vendor-1")).isEmpty();
    }

    @Test
    default void theUrgentShouldBeTakenFirstAndElseTheirOrder() {
        MessageId first = queued(11);
        MessageId second = queued(12);
        MessageId urgent = queued(13, Priority.HIGH, 1_000);

        assertThat(inTurn(10)).containsExactly(urgent, first, second);
        assertThat(inTurn(2)).containsExactly(urgent, first);
        assertThat(transits().take(PIXEL.id(), Set.of(Channel.WA), NOW, 10)).isEmpty();
    }

    @Test
    default void noMessageShouldPassAnotherToTheSameContact() {
        MessageId first = queued(11);
        MessageId second = queued(11, Priority.HIGH, 1_000);
        MessageId other = queued(12);
        transits().update(find(first).leased(NOW.plusSeconds(60)));

        assertThat(inTurn(10)).containsExactly(other);
        transits().update(find(first).moved(Progress.SENT, null, NOW));
        assertThat(inTurn(10)).containsExactly(second, other);
    }

    @Test
    default void onlyWhatIsDueAndHasNotRunOutShouldBeTaken() {
        MessageId later = queued(11);
        MessageId old = queued(12, Priority.NORMAL, 0);
        MessageId due = queued(13);
        transits().update(find(later).again(NOW.plusSeconds(5), "down"));

        assertThat(inTurn(10)).containsExactly(due);
        assertThat(transits().due(NOW)).containsExactly(SMS);
        assertThat(transits().overdue(NOW, 10)).containsExactly(old);
        assertThat(transits().waiting(PIXEL.id(), 10)).containsExactly(later, old, due);
    }

    @Test
    default void whatStaysSilentShouldBeFound() {
        MessageId silent = queued(11);
        MessageId fine = queued(12);
        transits().update(find(silent).moved(Progress.HANDED_OVER, null, NOW).within(NOW.plusSeconds(60)));
        transits().update(find(fine).moved(Progress.HANDED_OVER, null, NOW).within(null));

        assertThat(transits().overdue(NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(transits().overdue(NOW.plusSeconds(60), 10)).containsExactly(silent);
    }

    @Test
    default void whatIsUnderWayShouldBeFoundNewestFirst() {
        MessageId first = queued(11);
        MessageId second = queued(12);
        MessageId nameless = queued(13);
        MessageId arrived = queued(14);
        transits().update(find(first).known("v1").moved(Progress.HANDED_OVER, null, NOW));
        transits().update(find(second).known("v2").moved(Progress.SENT, null, NOW));
        transits().update(find(nameless).moved(Progress.SENT, null, NOW));
        transits().update(find(arrived).known("v4").moved(Progress.DELIVERED, null, NOW));

        assertThat(transits().underWay(PIXEL.id(), Channel.SMS, NOW, 10))
                .extracting(Transit::message)
                .containsExactly(second, first);
        assertThat(transits().openBefore(new AccountId(12), find(second).number() + 1))
                .isTrue();
        assertThat(transits().openBefore(new AccountId(14), find(arrived).number() + 1))
                .isFalse();
    }
}
