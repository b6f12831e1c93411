package io.webchat.testkit.memory;

import io.webchat.testkit.messaging.ConversationListContract;
import io.webchat.testkit.work.Store;

class InMemoryConversationListTest implements ConversationListContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
