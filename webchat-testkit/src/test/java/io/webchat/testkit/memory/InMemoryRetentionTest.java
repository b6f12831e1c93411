package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.retention.RetentionContract;

class InMemoryRetentionTest implements RetentionContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
