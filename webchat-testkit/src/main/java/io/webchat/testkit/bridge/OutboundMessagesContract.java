package io.webchat.testkit.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.bridge.OutboundMessages;
import io.webchat.application.bridge.OutboundMessages.PhoneChannel;
import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.bridge.OutboundMessage;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Priority;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link OutboundMessages} keeps. */
public interface OutboundMessagesContract extends StoreContract {
    Instant NOW = Fixtures.START;
    Phone PIXEL = new Phone(new PhoneId("pixel"), "Pixel", new AccountId(1), NOW, null);
    PhoneChannel SMS = new PhoneChannel(PIXEL.id(), Channel.SMS);

    private OutboundMessages outboundMessages() {
        return store().outboundMessages();
    }

    private MessageId queued(long contact, Priority priority, int expiresInSeconds) {
        MessageId id = new MessageId(UUID.randomUUID());
        ContactAddress to = new ContactAddress(Channel.SMS, "+1555000" + contact);
        outboundMessages()
                .add(OutboundMessage.queued(
                        id, PIXEL, new AccountId(contact), to, priority, NOW, NOW.plusSeconds(expiresInSeconds)));
        return id;
    }

    private MessageId queued(long contact) {
        return queued(contact, Priority.NORMAL, 1_000);
    }

    private OutboundMessage find(MessageId id) {
        return outboundMessages().find(List.of(id)).getFirst();
    }

    private List<MessageId> inTurn(int limit) {
        return outboundMessages().takeInTurn(PIXEL.id(), Channel.SMS, NOW, limit).stream()
                .map(OutboundMessage::message)
                .toList();
    }

    @Test
    default void aOutboundMessageShouldComeBackAsItWasStored() {
        MessageId id = queued(11);
        OutboundMessage moved = find(id).leased(NOW.plusSeconds(60))
                .known("vendor-1")
                .moved(Progress.HANDED_OVER, null, NOW)
                .within(NOW.plusSeconds(900));

        outboundMessages().update(moved);

        assertThat(find(id)).isEqualTo(moved);
        assertThat(moved.number()).isPositive();
        assertThat(outboundMessages().byVendorId(PIXEL.id(), "vendor-1")).contains(id);
        assertThat(outboundMessages().byVendorId(new PhoneId("other"), "vendor-1"))
                .isEmpty();
    }

    @Test
    default void theUrgentShouldBeTakenFirstAndElseTheirOrder() {
        MessageId first = queued(11);
        MessageId second = queued(12);
        MessageId urgent = queued(13, Priority.HIGH, 1_000);

        assertThat(inTurn(10)).containsExactly(urgent, first, second);
        assertThat(inTurn(2)).containsExactly(urgent, first);
        assertThat(outboundMessages().take(PIXEL.id(), Set.of(Channel.WA), NOW, 10))
                .isEmpty();
    }

    @Test
    default void noMessageShouldPassAnotherToTheSameContact() {
        MessageId first = queued(11);
        MessageId second = queued(11, Priority.HIGH, 1_000);
        MessageId other = queued(12);
        outboundMessages().update(find(first).leased(NOW.plusSeconds(60)));

        assertThat(inTurn(10)).containsExactly(other);
        outboundMessages().update(find(first).moved(Progress.SENT, null, NOW));
        assertThat(inTurn(10)).containsExactly(second, other);
    }

    @Test
    default void onlyWhatIsDueAndHasNotRunOutShouldBeTaken() {
        MessageId later = queued(11);
        MessageId old = queued(12, Priority.NORMAL, 0);
        MessageId due = queued(13);
        outboundMessages().update(find(later).again(NOW.plusSeconds(5), "down"));

        assertThat(inTurn(10)).containsExactly(due);
        assertThat(outboundMessages().due(NOW)).containsExactly(SMS);
        assertThat(outboundMessages().overdue(NOW, 10)).containsExactly(old);
        assertThat(outboundMessages().waiting(PIXEL.id(), 10)).containsExactly(later, old, due);
    }

    @Test
    default void whatStaysSilentShouldBeFound() {
        MessageId silent = queued(11);
        MessageId fine = queued(12);
        outboundMessages()
                .update(find(silent).moved(Progress.HANDED_OVER, null, NOW).within(NOW.plusSeconds(60)));
        outboundMessages()
                .update(find(fine).moved(Progress.HANDED_OVER, null, NOW).within(null));

        assertThat(outboundMessages().overdue(NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(outboundMessages().overdue(NOW.plusSeconds(60), 10)).containsExactly(silent);
    }

    @Test
    default void whatIsUnderWayShouldBeFoundNewestFirst() {
        MessageId first = queued(11);
        MessageId second = queued(12);
        MessageId nameless = queued(13);
        MessageId arrived = queued(14);
        outboundMessages().update(find(first).known("v1").moved(Progress.HANDED_OVER, null, NOW));
        outboundMessages().update(find(second).known("v2").moved(Progress.SENT, null, NOW));
        outboundMessages().update(find(nameless).moved(Progress.SENT, null, NOW));
        outboundMessages().update(find(arrived).known("v4").moved(Progress.DELIVERED, null, NOW));

        assertThat(outboundMessages().underWay(PIXEL.id(), Channel.SMS, NOW, 10))
                .extracting(OutboundMessage::message)
                .containsExactly(second, first);
        assertThat(outboundMessages().openBefore(new AccountId(12), find(second).number() + 1))
                .isTrue();
        assertThat(outboundMessages()
                        .openBefore(new AccountId(14), find(arrived).number() + 1))
                .isFalse();
    }
}
