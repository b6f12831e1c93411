package io.webchat.adapter.persistence.identity;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.directory.DirectoryContract;
import io.webchat.testkit.fixture.Store;

class JooqDirectoryTest implements DirectoryContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
