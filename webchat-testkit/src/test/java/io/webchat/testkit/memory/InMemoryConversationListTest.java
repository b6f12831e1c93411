package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.messaging.ConversationListContract;

class InMemoryConversationListTest implements ConversationListContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
