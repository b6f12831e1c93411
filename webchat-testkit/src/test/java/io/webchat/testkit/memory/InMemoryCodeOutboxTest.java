package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.identity.CodeOutboxContract;

class InMemoryCodeOutboxTest implements CodeOutboxContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
