package io.webchat.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.testkit.fixture.StoreContract;
import io.webchat.testkit.fixture.Together;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link io.webchat.application.messaging.Conversations} keeps. */
public interface ConversationsContract extends StoreContract {
    @Test
    default void betweenShouldBeTheSameFromBothSides() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        Conversation.Direct first = store().conversations().between(ada.id(), bob.id());

        assertThat(store().conversations().between(bob.id(), ada.id())).isEqualTo(first);
        assertThat(store().conversations().between(ada.id(), bob.id())).isEqualTo(first);
        assertThat(store().conversations().find(first.id())).contains(first);
        assertThat(Set.of(first.low(), first.high())).containsExactlyInAnyOrder(ada.id(), bob.id());
    }

    @Test
    default void eachPairShouldHaveItsOwn() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        Account cid = given().person("cid");

        assertThat(Set.of(
                        given().conversation(ada, bob).id(),
                        given().conversation(ada, cid).id(),
                        given().conversation(bob, cid).id(),
                        given().conversation(ada, ada).id()))
                .hasSize(4);
    }

    @Test
    default void withOneselfShouldBeTheSavedMessages() {
        Account ada = given().person("ada");

        Conversation.Direct saved = store().conversations().between(ada.id(), ada.id());

        assertThat(saved.saved()).isTrue();
        assertThat(store().conversations().between(ada.id(), ada.id())).isEqualTo(saved);
    }

    @Test
    default void existingShouldFindAndNotMake() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        assertThat(store().conversations().existing(ada.id(), bob.id())).isEmpty();
        assertThat(store().conversations().existing(ada.id(), bob.id())).isEmpty();

        Conversation.Direct made = store().conversations().between(ada.id(), bob.id());
        assertThat(store().conversations().existing(ada.id(), bob.id())).contains(made);
        assertThat(store().conversations().existing(bob.id(), ada.id())).contains(made);
        assertThat(store().conversations().existing(ada.id(), ada.id())).isEmpty();
    }

    @Test
    default void anUnknownIdShouldNotBeFound() {
        assertThat(store().conversations().find(new ConversationId(987_654_321)))
                .isEmpty();
    }

    @Test
    default void bothSidesAtOnceShouldMakeOne() {
        Account ada = given().person("ada");
        Account bob = given().person("bob");

        Set<Conversation.Direct> made = Set.copyOf(Together.call(
                8,
                number -> number % 2 == 0
                        ? store().conversations().between(ada.id(), bob.id())
                        : store().conversations().between(bob.id(), ada.id())));

        assertThat(made).hasSize(1);
    }
}
