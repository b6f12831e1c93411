package io.webchat.testkit.memory;

import io.webchat.testkit.callbacks.DeliveriesContract;
import io.webchat.testkit.fixture.Store;

class InMemoryDeliveriesTest implements DeliveriesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
