package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.messaging.MessagesContract;

class InMemoryMessagesTest implements MessagesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
