package io.webchat.testkit.memory;

import io.webchat.testkit.work.Store;
import io.webchat.testkit.work.UnitOfWorkContract;

class InMemoryUnitOfWorkTest implements UnitOfWorkContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
