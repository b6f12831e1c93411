package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.idempotency.KeptAnswersContract;

class InMemoryKeptAnswersTest implements KeptAnswersContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
