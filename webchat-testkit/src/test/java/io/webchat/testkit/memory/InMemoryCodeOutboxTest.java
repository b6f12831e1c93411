package io.webchat.testkit.memory;

import io.webchat.testkit.identity.CodeOutboxContract;
import io.webchat.testkit.work.Store;

class InMemoryCodeOutboxTest implements CodeOutboxContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
