package io.webchat.testkit.memory;

import io.webchat.testkit.bridge.FromOutsideContract;
import io.webchat.testkit.fixture.Store;

class InMemoryFromOutsideTest implements FromOutsideContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
