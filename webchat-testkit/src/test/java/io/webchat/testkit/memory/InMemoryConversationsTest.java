package io.webchat.testkit.memory;

import io.webchat.testkit.messaging.ConversationsContract;
import io.webchat.testkit.work.Store;

class InMemoryConversationsTest implements ConversationsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
