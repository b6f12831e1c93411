package io.webchat.adapter.persistence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.application.messaging.MessageSearch;
import io.webchat.domain.identity.Account;
import io.webchat.domain.messaging.SearchTerms;
import io.webchat.testkit.fixture.Fixtures;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.messaging.MessageSearchContract;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JooqMessageSearchTest implements MessageSearchContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }

    @Test
    void wholeWordsShouldBeEnoughFarBackAndTheirBeginningsOtherwise() throws SQLException {
        Account ada = given().person("ada");
        Account bob = given().person("bob");
        given().message(ada, bob, "build green");
        given().message(ada, bob, "building greener");
        while (store.messageWords().takeUpSome()) {}
        emptyTheLogs();

        assertThat(found(bob, "build gre", 1)).containsExactly("build green");
        assertThat(found(bob, "build gre", 2)).containsExactlyInAnyOrder("building greener", "build green");
        assertThat(found(bob, "bui gre", 1)).hasSize(1);
    }

    /** What happens to logs with the years: the walk back from the newest message finds nothing. */
    private static void emptyTheLogs() throws SQLException {
        try (var connection = PostgresStore.server().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM inbox_event");
        }
    }

    private List<String> found(Account viewer, String text, int limit) {
        return store
                .messageSearch()
                .find(
                        new MessageSearch.Criteria(
                                viewer.id(), SearchTerms.parse(text), null, null, null, null, Fixtures.START),
                        limit)
                .stream()
                .map(message -> message.content().text())
                .toList();
    }
}
