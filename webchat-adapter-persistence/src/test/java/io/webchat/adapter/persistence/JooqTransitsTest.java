package io.webchat.adapter.persistence;

import io.webchat.testkit.bridge.TransitsContract;
import io.webchat.testkit.work.Store;

class JooqTransitsTest implements TransitsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
