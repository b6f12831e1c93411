package io.webchat.testkit.memory;

import io.webchat.testkit.calls.CallsContract;
import io.webchat.testkit.fixture.Store;

class InMemoryCallsTest implements CallsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
