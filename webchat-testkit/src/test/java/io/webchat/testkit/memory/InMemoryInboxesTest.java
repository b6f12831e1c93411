package io.webchat.testkit.memory;

import io.webchat.testkit.inbox.InboxesContract;
import io.webchat.testkit.work.Store;

class InMemoryInboxesTest implements InboxesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
