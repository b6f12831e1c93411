package io.webchat.testkit.memory;

import io.webchat.testkit.messaging.MessagesContract;
import io.webchat.testkit.work.Store;

class InMemoryMessagesTest implements MessagesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
