package io.webchat.adapter.persistence.database;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.fixture.UnitOfWorkContract;

class DatabaseTest implements UnitOfWorkContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
