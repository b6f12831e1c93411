package io.webchat.testkit.memory;

import io.webchat.testkit.retention.RetentionContract;
import io.webchat.testkit.work.Store;

class InMemoryRetentionTest implements RetentionContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
