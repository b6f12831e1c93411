package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.messaging.MessageLogContract;

class InMemoryMessageLogTest implements MessageLogContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
