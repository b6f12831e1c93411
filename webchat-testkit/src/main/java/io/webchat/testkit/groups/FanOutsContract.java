package io.webchat.testkit.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.groups.FanOuts;
import io.webchat.application.inbox.Inboxes;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupChange;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link FanOuts} keeps. */
public interface FanOutsContract extends StoreContract {
    private FanOuts fanOuts() {
        return store().fanOuts();
    }

    private void within(Runnable work) {
        store().unitOfWork().run(work);
    }

    private static EventPayload named(Group group, Account by, String name) {
        return new EventPayload.GroupChanged(group.id(), name, GroupChange.UPDATED, by.id(), null, null);
    }

    private void add(Group group, Account by, String name) {
        within(() -> fanOuts().add(group.id(), named(group, by, name), by.id(), Fixtures.START));
    }

    private FanOuts.FanOut oldest() {
        return fanOuts().oldest(Set.of()).getFirst();
    }

    /** Tells two members, as a worker does. False when there is nothing to tell. */
    private boolean step() {
        return store().unitOfWork().call(() -> {
            List<FanOuts.FanOut> oldest = fanOuts().oldest(Set.of());
            oldest.forEach(this::tellTwo);
            return !oldest.isEmpty();
        });
    }

    private void tellTwo(FanOuts.FanOut fanOut) {
        List<AccountId> members = fanOuts().nextMembers(fanOut, 2);
        if (members.size() < 2) {
            fanOuts().done(fanOut);
        } else {
            fanOuts().toldUpTo(fanOut, members.getLast());
        }
        store().inboxes()
                .append(members.stream()
                        .filter(member -> !member.equals(fanOut.except()))
                        .map(member -> new Inboxes.NewEvent(member, fanOut.at(), fanOut.payload()))
                        .toList());
    }

    private List<EventPayload> log(Account account) {
        return store().inboxes().after(account.id(), 0, 1_000).stream()
                .map(InboxEvent::payload)
                .toList();
    }

    @Test
    default void withoutAnyThereShouldBeNoOldest() {
        Group group = given().group("team", given().person("ada"));

        within(() -> assertThat(fanOuts().oldest(Set.of())).isEmpty());
        assertThat(fanOuts().pending(group.id())).isFalse();
    }

    @Test
    default void theOldestShouldComeAloneAndAsItWasAdded() {
        Account ada = given().person("ada");
        Group group = given().group("team", ada);
        Group other = given().group("other", ada);
        Message message = given().message(group, ada, "hello");
        within(() -> fanOuts()
                .add(group.id(), new EventPayload.MessageArrived(message), ada.id(), Fixtures.START.plusNanos(1_000)));
        add(other, ada, "second");

        within(() -> assertThat(fanOuts().oldest(Set.of())).singleElement().satisfies(fanOut -> {
            assertThat(fanOut.group()).isEqualTo(group.id());
            assertThat(fanOut.payload()).isEqualTo(new EventPayload.MessageArrived(message));
            assertThat(fanOut.except()).isEqualTo(ada.id());
            assertThat(fanOut.at()).isEqualTo(Fixtures.START.plusNanos(1_000));
            assertThat(fanOut.doneUpTo()).isZero();
        }));
        assertThat(fanOuts().pending(group.id())).isTrue();
    }

    @Test
    default void whatIsDoneShouldMakeWayForTheNext() {
        Account ada = given().person("ada");
        Group group = given().group("team", ada);
        Group other = given().group("other", ada);
        add(group, ada, "first");
        add(other, ada, "second");

        within(() -> fanOuts().done(oldest()));

        within(() -> assertThat(oldest().payload()).isEqualTo(named(other, ada, "second")));
        assertThat(fanOuts().pending(group.id())).isFalse();
        assertThat(fanOuts().pending(other.id())).isTrue();
    }

    @Test
    default void nextMembersShouldBeThoseBehindWhoWasTold() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");
        Group group = given().group("team", cid, ada, bob);
        add(group, ada, "news");

        within(() -> {
            assertThat(fanOuts().nextMembers(oldest(), 2)).containsExactly(ada.id(), bob.id());
            fanOuts().toldUpTo(oldest(), bob.id());
        });

        within(() -> {
            assertThat(oldest().doneUpTo()).isEqualTo(bob.id().value());
            assertThat(fanOuts().nextMembers(oldest(), 2)).containsExactly(cid.id());
        });
    }

    @Test
    default void aDeletedGroupShouldStillInformItsMembers() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Group group = given().group("team", ada, bob);
        add(group, ada, "news");
        within(() -> store().groups().delete(group.id()));

        within(() -> assertThat(fanOuts().nextMembers(oldest(), 10)).containsExactly(ada.id(), bob.id()));

        within(() -> fanOuts().done(oldest()));
        assertThat(store().groups().find(group.id())).isEmpty();
        assertThat(store().groups().members(group.id())).isEmpty();
    }

    @Test
    default void aCrashInTheMiddleShouldTellNobodyTwiceAndForgetNobody() {
        List<Account> people =
                IntStream.range(0, 5).mapToObj(i -> given().person("p-" + i)).toList();
        Account first = people.getFirst();
        Group group = given().group("team", first, people.subList(1, 5).toArray(Account[]::new));
        add(group, first, "news");
        step();
        assertThatThrownBy(() -> within(() -> {
                    step();
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        boolean more = true;
        while (more) {
            more = step();
        }

        assertThat(log(first)).isEmpty();
        people.stream().skip(1).forEach(member -> assertThat(log(member)).containsExactly(named(group, first, "news")));
    }

    @Test
    default void workersAtOnceShouldTellEachMemberOnceAndInOrder() {
        List<Account> people =
                IntStream.range(0, 7).mapToObj(i -> given().person("p-" + i)).toList();
        Account first = people.getFirst();
        Group group = given().group("team", first, people.subList(1, 7).toArray(Account[]::new));
        List<String> names = List.of("one", "two", "three", "four");
        names.forEach(name -> add(group, first, name));

        Together.call(4, number -> {
            while (fanOuts().pending(group.id())) {
                step();
            }
            return number;
        });

        List<EventPayload> told =
                names.stream().map(name -> named(group, first, name)).toList();
        people.stream().skip(1).forEach(member -> assertThat(log(member)).isEqualTo(told));
        assertThat(log(first)).isEmpty();
    }
}
