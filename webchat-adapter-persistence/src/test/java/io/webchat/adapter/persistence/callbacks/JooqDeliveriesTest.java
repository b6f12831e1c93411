package io.webchat.adapter.persistence.callbacks;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.callbacks.DeliveriesContract;
import io.webchat.testkit.fixture.Store;

class JooqDeliveriesTest implements DeliveriesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
