package io.webchat.testkit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.inbox.Inboxes;
import io.webchat.application.messaging.NewMessage;
import io.webchat.domain.identity.Account;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.retention.Retention} takes away, and what it leaves. */
public interface RetentionContract extends StoreContract {
    Instant LATER = Fixtures.START.plusSeconds(60);

    private Message message(Account from, Account to, Instant at, Instant expiresAt) {
        NewMessage draft = given().draft(from, to, "until then");
        return store().messageLog()
                .append(NewMessage.draft(
                                draft.id(),
                                draft.conversation(),
                                draft.sender(),
                                draft.channel(),
                                draft.content(),
                                at,
                                expiresAt,
                                null)
                        .to(draft.readers()))
                .message();
    }

    @Test
    default void oldEventsShouldGoFromTheBeginningInSteps() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message first = given().message(ada, bob, "one");
        Message second = given().message(ada, bob, "two");
        Message young = message(ada, bob, LATER, LATER.plusSeconds(60));

        assertThat(store().retention().withEventsBefore(Fixtures.START, 10)).isEmpty();
        assertThat(store().retention().withEventsBefore(LATER, 10)).containsExactlyInAnyOrder(ada.id(), bob.id());
        assertThat(pruned(bob, 1)).containsExactly(first);
        assertThat(pruned(bob, 10)).containsExactly(second);
        assertThat(pruned(bob, 10)).isEmpty();

        assertThat(store().retention().withEventsBefore(LATER, 10)).containsExactly(ada.id());
        assertThat(store().inboxes().bounds(bob.id())).isEqualTo(new Inboxes.Bounds(2, 3));
        assertThat(store().inboxes().after(bob.id(), 0, 10))
                .extracting(InboxEvent::seq)
                .containsExactly(3L);
        assertThat(store().messageLog().find(List.of(first.id(), young.id()))).hasSize(2);
        assertThat(given().message(ada, bob, "next").conversationSeq()).isEqualTo(4);
        assertThat(store().inboxes().bounds(bob.id()).last()).isEqualTo(4);
    }

    private List<Message> pruned(Account account, int limit) {
        return store().unitOfWork().call(() -> store().retention().prune(account.id(), LATER, limit));
    }

    @Test
    default void ownAndReceivedMessagesShouldGoInSilence() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, bob, "received");
        Message never = given().message(ada, bob, "never");
        var session = given().session(bob);
        store().readerPositions().advance(Map.of(session.id(), 1L));

        assertThat(pruned(bob, 10)).containsExactly(never);
        assertThat(pruned(ada, 10)).isEmpty();
    }

    @Test
    default void whatIsOverShouldBeFoundUntilItIsSettled() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message late = message(ada, bob, Fixtures.START, LATER.plusSeconds(1));
        Message early = message(ada, bob, Fixtures.START, LATER);
        given().message(ada, bob, "for ever");

        assertThat(expired(LATER.minusSeconds(1))).isEmpty();
        assertThat(expired(LATER)).containsExactly(early);
        assertThat(expired(LATER.plusSeconds(1))).containsExactly(early, late);
        store().unitOfWork().run(() -> store().retention().settled(List.of(early.id())));
        assertThat(expired(LATER.plusSeconds(1))).containsExactly(late);
    }

    private List<Message> expired(Instant now) {
        return store().unitOfWork().call(() -> store().retention().expired(now, 10));
    }
}
