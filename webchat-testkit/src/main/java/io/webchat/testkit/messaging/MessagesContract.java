package io.webchat.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.application.messaging.Appended;
import io.webchat.application.messaging.Messages;
import io.webchat.application.messaging.Messages.Edit;
import io.webchat.application.messaging.Messages.Reaction;
import io.webchat.domain.identity.Account;
import io.webchat.domain.inbox.EventPayload;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Messages} keeps. */
public interface MessagesContract extends StoreContract {
    Instant FIRST_CHANGE = Fixtures.START.plusSeconds(1);
    Instant SECOND_CHANGE = Fixtures.START.plusSeconds(2);

    private Messages messages() {
        return store().messages();
    }

    private Message edit(Message message, String text, Instant at) {
        return store().unitOfWork().call(() -> {
            Message present = messages().lock(message.id()).orElseThrow();
            return messages().edit(present, present.content().saying(text), at);
        });
    }

    private Message delete(Message message, Instant at) {
        return store().unitOfWork().call(() -> messages().delete(message, at));
    }

    private boolean react(Message message, Account by, String emoji, Instant at) {
        return store().unitOfWork().call(() -> messages().react(message.id(), new Reaction(by.id(), emoji), at));
    }

    private boolean takeBack(Message message, Account by, String emoji) {
        return store().unitOfWork().call(() -> messages().takeBack(message.id(), new Reaction(by.id(), emoji)));
    }

    private List<Edit> edits(Message message) {
        return store().unitOfWork().call(() -> messages().edits(message.id()));
    }

    private @Nullable List<Reaction> reactions(Message message) {
        return messages().reactions(List.of(message.id())).get(message.id());
    }

    private Message helloFromAda() {
        return given().message(given().person("ada"), given().person("bob"), "hello");
    }

    @Test
    default void lockShouldFindTheMessageAsItIs() {
        Message hello = helloFromAda();
        MessageId unknown = new MessageId(UUID.randomUUID());

        store().unitOfWork().run(() -> {
            assertThat(messages().lock(hello.id())).contains(hello);
            assertThat(messages().lock(unknown)).isEmpty();
        });
        Message edited = edit(hello, "hi", FIRST_CHANGE);
        store().unitOfWork().run(() -> assertThat(messages().lock(hello.id())).contains(edited));
    }

    @Test
    default void anEditShouldChangeTheTextAndNothingElse() {
        Message hello = helloFromAda();

        Message edited = edit(hello, "hi", FIRST_CHANGE);

        assertThat(edited)
                .isEqualTo(new Message(
                        hello.id(),
                        hello.conversation(),
                        hello.conversationSeq(),
                        hello.sender(),
                        hello.channel(),
                        hello.content().saying("hi"),
                        hello.createdAt(),
                        FIRST_CHANGE,
                        null,
                        hello.expiresAt()));
        assertThat(store().messageLog().find(hello.id())).contains(edited);
        assertThat(store().messageLog().before(hello.conversation(), 9, 9)).containsExactly(edited);
    }

    @Test
    default void theLogsShouldShowWhatAMessageSaysNow() {
        Account ada = given().person("ada");
        Message hello = given().message(ada, given().person("bob"), "hello");

        Message edited = edit(hello, "hi", FIRST_CHANGE);
        assertThat(store().inboxes().after(ada.id(), 0, 9))
                .extracting(InboxEvent::payload)
                .containsExactly(new EventPayload.MessageArrived(edited));

        Message deleted = delete(edited, SECOND_CHANGE);
        assertThat(store().inboxes().after(ada.id(), 0, 9))
                .extracting(InboxEvent::payload)
                .containsExactly(new EventPayload.MessageArrived(deleted));
    }

    @Test
    default void earlierTextsShouldBeKeptOldestFirst() {
        Message hello = helloFromAda();
        assertThat(edits(hello)).isEmpty();

        edit(hello, "hi", FIRST_CHANGE);
        edit(hello, "hey", SECOND_CHANGE);

        assertThat(edits(hello)).containsExactly(new Edit("hello", FIRST_CHANGE), new Edit("hi", SECOND_CHANGE));
    }

    @Test
    default void editsOfOneInstantShouldAllBeKeptInOrder() {
        Message hello = helloFromAda();

        edit(hello, "b", FIRST_CHANGE);
        edit(hello, "a", FIRST_CHANGE);
        edit(hello, "c", FIRST_CHANGE);

        assertThat(edits(hello)).extracting(Edit::text).containsExactly("hello", "b", "a");
    }

    @Test
    default void editsAtOnceShouldWaitForEachOther() {
        Message hello = helloFromAda();

        Together.call(
                6,
                number -> store().unitOfWork().call(() -> {
                    Message present = messages().lock(hello.id()).orElseThrow();
                    return messages()
                            .edit(
                                    present,
                                    present.content().saying(present.content().text() + "!"),
                                    FIRST_CHANGE);
                }));

        assertThat(store().messageLog().find(hello.id()))
                .map(message -> message.content().text())
                .contains("hello!!!!!!");
        assertThat(edits(hello)).extracting(Edit::text).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    default void aDeletedMessageShouldSayNothingAndKeepItsPlace() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message hello = given().message(ada, bob, "hello");
        edit(hello, "hi", FIRST_CHANGE);
        react(hello, bob, "👍", FIRST_CHANGE);

        Message tombstone = delete(hello, SECOND_CHANGE);

        assertThat(tombstone.deletedAt()).isEqualTo(SECOND_CHANGE);
        assertThat(tombstone.deleted()).isTrue();
        assertThat(tombstone.content().text()).isEmpty();
        assertThat(tombstone.content().subject()).isNull();
        assertThat(tombstone.content().replyTo()).isNull();
        assertThat(tombstone.conversationSeq()).isEqualTo(hello.conversationSeq());
        assertThat(store().messageLog().find(hello.id())).contains(tombstone);
        assertThat(edits(hello)).isEmpty();
        assertThat(reactions(hello)).isNull();
        assertThat(given().message(bob, ada, "next").conversationSeq()).isEqualTo(2);
    }

    @Test
    default void aRepeatOfAChangedMessageShouldStillBeKnown() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message pay =
                store().messageLog().append(given().draft(ada, bob, "pay", "k")).message();
        Message edited = edit(pay, "pay twice", FIRST_CHANGE);

        assertThat(store().messageLog().append(given().draft(ada, bob, "pay", "k")))
                .isEqualTo(new Appended(edited, Appended.Outcome.DUPLICATE));

        Message deleted = delete(edited, SECOND_CHANGE);
        assertThat(store().messageLog().append(given().draft(ada, bob, "pay", "k")))
                .isEqualTo(new Appended(deleted, Appended.Outcome.DUPLICATE));
    }

    @Test
    default void changesShouldBeTakenBackWithTheirUnitOfWork() {
        Account bob = given().person("bob");
        Message hello = given().message(given().person("ada"), bob, "hello");

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    messages().react(hello.id(), new Reaction(bob.id(), "👍"), FIRST_CHANGE);
                    messages().edit(hello, hello.content().saying("hi"), FIRST_CHANGE);
                    messages().delete(hello, FIRST_CHANGE);
                    throw new IllegalStateException("after the changes");
                }))
                .hasMessage("after the changes");

        assertThat(store().messageLog().find(hello.id())).contains(hello);
        assertThat(edits(hello)).isEmpty();
        assertThat(reactions(hello)).isNull();
    }

    @Test
    default void aReactionShouldBeThereOnceForEachAccountAndEmoji() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message hello = given().message(ada, bob, "hello");

        assertThat(react(hello, bob, "👍", FIRST_CHANGE)).isTrue();
        assertThat(react(hello, bob, "👍", SECOND_CHANGE)).isFalse();
        assertThat(react(hello, ada, "👍", FIRST_CHANGE.plusMillis(1))).isTrue();
        assertThat(react(hello, bob, "🎉", SECOND_CHANGE)).isTrue();

        assertThat(reactions(hello))
                .containsExactly(
                        new Reaction(bob.id(), "👍"), new Reaction(ada.id(), "👍"), new Reaction(bob.id(), "🎉"));
    }

    @Test
    default void aReactionTakenBackShouldBeGone() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Message hello = given().message(ada, bob, "hello");
        react(hello, ada, "👍", FIRST_CHANGE);
        react(hello, bob, "👍", SECOND_CHANGE);

        assertThat(takeBack(hello, ada, "👍")).isTrue();
        assertThat(takeBack(hello, ada, "👍")).isFalse();
        assertThat(takeBack(hello, bob, "🎉")).isFalse();

        assertThat(reactions(hello)).containsExactly(new Reaction(bob.id(), "👍"));
    }

    @Test
    default void reactionsShouldBeOfTheMessagesAskedForThatHaveAny() {
        Account ada = given().person("ada");
        Message one = given().message(ada, ada, "1");
        Message two = given().message(ada, ada, "2");
        Message three = given().message(ada, ada, "3");
        react(one, ada, "1", FIRST_CHANGE);
        react(three, ada, "3", FIRST_CHANGE);

        assertThat(messages().reactions(List.of(one.id(), two.id(), new MessageId(UUID.randomUUID()))))
                .isEqualTo(Map.of(one.id(), List.of(new Reaction(ada.id(), "1"))));
        assertThat(messages().reactions(List.of())).isEmpty();
    }
}
