package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.fixture.UnitOfWorkContract;

class InMemoryUnitOfWorkTest implements UnitOfWorkContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
