package io.webchat.adapter.persistence;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.fixture.UnitOfWorkContract;

class DatabaseTest implements UnitOfWorkContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
