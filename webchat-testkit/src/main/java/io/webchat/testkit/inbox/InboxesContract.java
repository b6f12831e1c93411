package io.webchat.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.inbox.Inboxes.Bounds;
import io.webchat.application.inbox.Inboxes.NewEvent;
import io.webchat.application.inbox.Watch;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import io.webchat.testkit.fixture.Wakes;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.inbox.Inboxes} keeps. */
public interface InboxesContract extends StoreContract {
    private NewEvent receipt(Account recipient, Account by, long upToSeq) {
        return new NewEvent(
                recipient.id(),
                Fixtures.START.plusNanos(1_000),
                new EventPayload.ReceiptMoved(
                        given().conversation(recipient, by).id(), by.id(), DeliveryStatus.READ, upToSeq));
    }

    private void append(NewEvent... events) {
        store().unitOfWork().run(() -> store().inboxes().append(List.of(events)));
    }

    private static InboxEvent numbered(NewEvent event, long seq) {
        return new InboxEvent(event.recipient(), seq, event.at(), event.payload());
    }

    @Test
    default void aNewLogShouldBeEmpty() {
        Account ada = given().person("ada");

        assertThat(store().inboxes().after(ada.id(), 0, 10)).isEmpty();
        assertThat(store().inboxes().bounds(ada.id())).isEqualTo(new Bounds(0, 0));
        assertThat(store().inboxes().bounds(new AccountId(987_654_321))).isEqualTo(new Bounds(0, 0));
    }

    @Test
    default void appendedEventsShouldComeBackNumberedInOrder() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        NewEvent one = receipt(ada, bob, 1);
        NewEvent two = receipt(ada, bob, 2);
        NewEvent other = receipt(bob, ada, 7);

        append(one, other, two);

        assertThat(store().inboxes().after(ada.id(), 0, 10)).containsExactly(numbered(one, 1), numbered(two, 2));
        assertThat(store().inboxes().after(bob.id(), 0, 10)).containsExactly(numbered(other, 1));
        assertThat(store().inboxes().bounds(ada.id())).isEqualTo(new Bounds(0, 2));
    }

    @Test
    default void severalLogsShouldBeReadEachFromItsPlace() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        List<Message> messages = Stream.of("1", "2", "3")
                .map(text -> given().message(ada, bob, text))
                .toList();
        append(receipt(bob, ada, 3));

        List<InboxEvent> found = store().inboxes().after(Map.of(ada.id(), 1L, bob.id(), 2L, cid.id(), 0L), 10);

        assertThat(found)
                .filteredOn(event -> event.recipient().equals(ada.id()))
                .containsExactly(
                        numbered(new NewEvent(ada.id(), Fixtures.START, arrived(messages.get(1))), 2),
                        numbered(new NewEvent(ada.id(), Fixtures.START, arrived(messages.get(2))), 3));
        assertThat(found)
                .filteredOn(event -> event.recipient().equals(bob.id()))
                .containsExactly(
                        numbered(new NewEvent(bob.id(), Fixtures.START, arrived(messages.get(2))), 3),
                        numbered(receipt(bob, ada, 3), 4));
        assertThat(found).hasSize(4);
        assertThat(store().inboxes().after(Map.of(ada.id(), 0L, bob.id(), 0L), 1))
                .extracting(InboxEvent::seq)
                .containsExactly(1L, 1L);
        assertThat(store().inboxes().after(Map.of(), 1)).isEmpty();
    }

    private static EventPayload arrived(Message message) {
        return new EventPayload.MessageArrived(message);
    }

    @Test
    default void appendOfNothingShouldBeNothing() {
        append();
    }

    @Test
    default void messagesAndOtherEventsShouldShareTheNumbers() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message first = given().message(bob, ada, "1");
        NewEvent receipt = receipt(ada, bob, 1);
        append(receipt);
        Message second = given().message(bob, ada, "2");

        List<InboxEvent> log = store().inboxes().after(ada.id(), 0, 10);

        assertThat(log).extracting(InboxEvent::seq).containsExactly(1L, 2L, 3L);
        assertThat(log)
                .extracting(InboxEvent::payload)
                .containsExactly(
                        new EventPayload.MessageArrived(first),
                        receipt.payload(),
                        new EventPayload.MessageArrived(second));
    }

    @Test
    default void afterShouldKeepToItsPlaceAndLimit() {
        Account ada = given().person("ada");
        for (int i = 0; i < 5; i++) {
            append(receipt(ada, ada, i));
        }

        assertThat(store().inboxes().after(ada.id(), 0, 2))
                .extracting(InboxEvent::seq)
                .containsExactly(1L, 2L);
        assertThat(store().inboxes().after(ada.id(), 3, 10))
                .extracting(InboxEvent::seq)
                .containsExactly(4L, 5L);
        assertThat(store().inboxes().after(ada.id(), 5, 10)).isEmpty();
        assertThat(store().inboxes().after(ada.id(), 99, 10)).isEmpty();
    }

    @Test
    default void theFeedShouldBeToldAfterTheCommitAndNotBefore() {
        Account ada = given().person("ada");
        NewEvent event = receipt(ada, ada, 1);

        try (Watch watch = store().feed().watch(ada.id())) {
            store().unitOfWork().run(() -> {
                store().inboxes().append(List.of(event));
                assertThat(Wakes.wokenYet(watch)).isFalse();
            });

            assertThat(Wakes.woken(watch)).isTrue();
        }
    }

    @Test
    default void theFeedShouldNotBeToldOfWhatIsTakenBack() {
        Account ada = given().person("ada");
        NewEvent event = receipt(ada, ada, 1);

        try (Watch watch = store().feed().watch(ada.id())) {
            assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                        store().inboxes().append(List.of(event));
                        throw new IllegalStateException("after the append");
                    }))
                    .hasMessage("after the append");

            assertThat(Wakes.wokenYet(watch)).isFalse();
        }
        append(event);
        assertThat(store().inboxes().after(ada.id(), 0, 10)).containsExactly(numbered(event, 1));
    }

    /** Units of work that touch the same logs in different orders, between senders of messages. */
    @Test
    default void appendsAtOnceShouldLeaveNoHole() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        int each = 20;

        Together.call(6, number -> {
            for (int i = 0; i < each; i++) {
                switch (number % 3) {
                    case 0 -> append(receipt(ada, bob, i), receipt(bob, ada, i));
                    case 1 -> append(receipt(bob, ada, i), receipt(ada, bob, i));
                    default -> given().message(ada, bob, "between");
                }
            }
            return number;
        });

        List<Long> dense = LongStream.rangeClosed(1, 6L * each).boxed().toList();
        for (Account account : List.of(ada, bob)) {
            assertThat(store().inboxes().after(account.id(), 0, 1_000))
                    .extracting(InboxEvent::seq)
                    .containsExactlyElementsOf(dense);
            assertThat(store().inboxes().bounds(account.id())).isEqualTo(new Bounds(0, 6L * each));
        }
    }
}
