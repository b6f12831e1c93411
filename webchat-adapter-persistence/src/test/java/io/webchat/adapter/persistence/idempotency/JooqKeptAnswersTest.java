package io.webchat.adapter.persistence.idempotency;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.idempotency.KeptAnswersContract;

class JooqKeptAnswersTest implements KeptAnswersContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
