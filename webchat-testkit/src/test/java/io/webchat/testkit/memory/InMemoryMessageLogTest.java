package io.webchat.testkit.memory;

import io.webchat.testkit.messaging.MessageLogContract;
import io.webchat.testkit.work.Store;

class InMemoryMessageLogTest implements MessageLogContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
