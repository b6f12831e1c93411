package io.webchat.testkit.memory;

import io.webchat.testkit.messaging.MessageSearchContract;
import io.webchat.testkit.work.Store;

class InMemoryMessageSearchTest implements MessageSearchContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
