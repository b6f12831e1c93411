package io.webchat.testkit.memory;

import io.webchat.testkit.bridge.OutboundMessagesContract;
import io.webchat.testkit.fixture.Store;

class InMemoryOutboundMessagesTest implements OutboundMessagesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
