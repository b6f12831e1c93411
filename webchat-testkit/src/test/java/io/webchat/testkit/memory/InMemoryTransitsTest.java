package io.webchat.testkit.memory;

import io.webchat.testkit.bridge.TransitsContract;
import io.webchat.testkit.work.Store;

class InMemoryTransitsTest implements TransitsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
