package io.webchat.adapter.persistence.bridge;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.bridge.FromOutsideContract;
import io.webchat.testkit.fixture.Store;

class JooqFromOutsideTest implements FromOutsideContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
