package io.webchat.testkit.memory;

import io.webchat.testkit.callbacks.CallbacksContract;
import io.webchat.testkit.fixture.Store;

class InMemoryCallbacksTest implements CallbacksContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
