package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.messaging.MessageSearchContract;

class InMemoryMessageSearchTest implements MessageSearchContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
