package io.webchat.adapter.persistence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.application.messaging.MessageIndex;
import io.webchat.domain.identity.Account;
import io.webchat.testkit.fixture.Fixtures;
import org.junit.jupiter.api.Test;

final class JooqMessageIndexTest {
    private final PostgresStore store = PostgresStore.empty();
    private final Fixtures given = new Fixtures(store);

    @Test
    void wordsShouldBeTakenUpOnceAndInSteps() {
        Account ada = given.person("ada");
        Account bob = given.person("bob");
        for (int i = 0; i < 45; i++) {
            given.message(ada, bob, "message " + i);
        }
        MessageIndex words = store.messageWords();

        assertThat(words.takeUpSome()).isTrue();
        assertThat(words.takeUpSome()).isTrue();
        assertThat(words.takeUpSome()).isTrue();
        assertThat(words.takeUpSome()).isFalse();
    }

    @Test
    void whatANodeLeftBehindShouldBeTakenUpByAnother() {
        given.message(given.person("ada"), given.person("bob"), "left behind");
        PostgresStore other = store.anotherNode();
        MessageIndex words = other.messageWords();

        assertThat(words.takeUpSome()).isFalse();
        words.lookForForgotten();
        assertThat(words.takeUpSome()).isTrue();
        words.lookForForgotten();
        assertThat(words.takeUpSome()).isFalse();
        other.close();
    }
}
