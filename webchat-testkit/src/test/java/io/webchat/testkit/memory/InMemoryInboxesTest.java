package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.inbox.InboxesContract;

class InMemoryInboxesTest implements InboxesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
