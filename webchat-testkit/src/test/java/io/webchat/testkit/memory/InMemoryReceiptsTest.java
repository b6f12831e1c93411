package io.webchat.testkit.memory;

import io.webchat.testkit.messaging.ReceiptsContract;
import io.webchat.testkit.work.Store;

class InMemoryReceiptsTest implements ReceiptsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
