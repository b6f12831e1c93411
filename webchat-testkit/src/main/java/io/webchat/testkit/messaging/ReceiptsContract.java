package io.webchat.testkit.messaging;

import static io.webchat.domain.messaging.DeliveryStatus.DELIVERED;
import static io.webchat.domain.messaging.DeliveryStatus.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.webchat.application.messaging.Receipts.Mark;
import io.webchat.domain.groups.Group;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.DeliveryStatus;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.Receipt;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.messaging.Receipts} keeps. */
public interface ReceiptsContract extends StoreContract {
    Instant FIRST = Fixtures.START.plusSeconds(1);
    Instant SECOND = Fixtures.START.plusSeconds(2);
    Instant THIRD = Fixtures.START.plusSeconds(3);

    private List<Mark> advance(Mark mark, Instant at) {
        return store().unitOfWork().call(() -> store().receipts().advance(List.of(mark), at));
    }

    private static Mark mark(Message upTo, Account reader, DeliveryStatus status) {
        return new Mark(upTo.conversation(), reader.id(), status, upTo.conversationSeq());
    }

    private List<Receipt> receipts(Message message) {
        return store().receipts().of(List.of(message)).getOrDefault(message.id(), List.of());
    }

    @Test
    default void aNewMessageShouldHaveReachedNobody() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(ada, bob, "hello");

        assertThat(receipts(message)).containsExactly(new Receipt(bob.id(), null, null));
    }

    @Test
    default void savedMessagesShouldHaveNoReceivers() {
        Account ada = given().person("ada");
        Message note = given().message(ada, ada, "note");

        assertThat(store().receipts().of(List.of(note))).containsExactly(entry(note.id(), List.of()));
    }

    @Test
    default void aMarkShouldCoverAllBeforeItAndNothingBehindIt() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message one = given().message(ada, bob, "1");
        Message two = given().message(ada, bob, "2");
        Message three = given().message(ada, bob, "3");

        assertThat(advance(mark(two, bob, DELIVERED), FIRST)).containsExactly(mark(two, bob, DELIVERED));

        assertThat(store().receipts().of(List.of(one, two, three)))
                .containsOnly(
                        entry(one.id(), List.of(new Receipt(bob.id(), FIRST, null))),
                        entry(two.id(), List.of(new Receipt(bob.id(), FIRST, null))),
                        entry(three.id(), List.of(new Receipt(bob.id(), null, null))));
    }

    @Test
    default void aMessageShouldKeepTheTimeOfTheFirstMarkThatCoversIt() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message one = given().message(ada, bob, "1");
        Message two = given().message(ada, bob, "2");
        Message three = given().message(ada, bob, "3");

        advance(mark(one, bob, DELIVERED), FIRST);
        advance(mark(three, bob, DELIVERED), SECOND);
        advance(mark(two, bob, READ), THIRD);

        assertThat(receipts(one)).containsExactly(new Receipt(bob.id(), FIRST, THIRD));
        assertThat(receipts(two)).containsExactly(new Receipt(bob.id(), SECOND, THIRD));
        assertThat(receipts(three)).containsExactly(new Receipt(bob.id(), SECOND, null));
    }

    @Test
    default void aMarkShouldNeverGoBack() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message one = given().message(ada, bob, "1");
        Message two = given().message(ada, bob, "2");
        advance(mark(two, bob, DELIVERED), FIRST);

        assertThat(advance(mark(one, bob, DELIVERED), SECOND)).isEmpty();
        assertThat(advance(mark(two, bob, DELIVERED), SECOND)).isEmpty();

        assertThat(receipts(one)).containsExactly(new Receipt(bob.id(), FIRST, null));
        assertThat(receipts(two)).containsExactly(new Receipt(bob.id(), FIRST, null));
    }

    @Test
    default void advanceShouldReturnOnlyTheMarksThatMoved() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        Message toBob = given().message(ada, bob, "1");
        Message toCid = given().message(ada, cid, "1");
        advance(mark(toBob, bob, DELIVERED), FIRST);

        List<Mark> moved = store().unitOfWork()
                .call(() -> store().receipts()
                        .advance(
                                List.of(
                                        mark(toBob, bob, DELIVERED),
                                        mark(toBob, bob, READ),
                                        mark(toCid, cid, DELIVERED)),
                                SECOND));

        assertThat(moved).containsExactlyInAnyOrder(mark(toBob, bob, READ), mark(toCid, cid, DELIVERED));
        assertThat(store().unitOfWork().call(() -> store().receipts().advance(List.of(), SECOND)))
                .isEmpty();
    }

    @Test
    default void eachReaderShouldHaveMarksOfItsOwn() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message question = given().message(ada, bob, "question");
        Message answer = given().message(bob, ada, "answer");

        advance(mark(answer, bob, DELIVERED), FIRST);

        assertThat(receipts(question)).containsExactly(new Receipt(bob.id(), FIRST, null));
        assertThat(receipts(answer)).containsExactly(new Receipt(ada.id(), null, null));
    }

    @Test
    default void whatIsReadShouldBeDeliveredToo() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(ada, bob, "hello");

        advance(mark(message, bob, READ), FIRST);
        assertThat(receipts(message)).containsExactly(new Receipt(bob.id(), FIRST, FIRST));

        advance(mark(message, bob, DELIVERED), SECOND);
        assertThat(receipts(message)).containsExactly(new Receipt(bob.id(), FIRST, FIRST));
    }

    @Test
    default void noMessagesShouldHaveNoReceipts() {
        assertThat(store().receipts().of(List.of())).isEmpty();
    }

    @Test
    default void oneMarkAtOnceShouldMoveOnce() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message message = given().message(ada, bob, "hello");

        List<List<Mark>> moved = Together.call(8, number -> advance(mark(message, bob, DELIVERED), FIRST));

        assertThat(moved.stream().mapToInt(List::size).sum()).isEqualTo(1);
    }

    @Test
    default void aGroupsMessageShouldHaveTheMembersOfItsTimeAsReceivers() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        Group group = given().group("team", ada, bob);
        Message before = given().message(group, ada, "before");
        store().unitOfWork().run(() -> store().groups().add(group.id(), cid.id(), Fixtures.START));
        Message after = given().message(group, bob, "after");

        advance(mark(after, cid, DeliveryStatus.READ), FIRST);

        assertThat(receipts(before)).containsExactly(new Receipt(bob.id(), null, null));
        assertThat(receipts(after))
                .containsExactlyInAnyOrder(new Receipt(ada.id(), null, null), new Receipt(cid.id(), FIRST, FIRST));
    }
}
