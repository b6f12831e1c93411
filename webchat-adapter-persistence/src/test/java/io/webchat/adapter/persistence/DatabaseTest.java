package io.webchat.adapter.persistence;

import io.webchat.testkit.work.Store;
import io.webchat.testkit.work.UnitOfWorkContract;

class DatabaseTest implements UnitOfWorkContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
