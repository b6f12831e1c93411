package io.webchat.testkit.memory;

import io.webchat.testkit.inbox.ReaderPositionsContract;
import io.webchat.testkit.work.Store;

class InMemoryReaderPositionsTest implements ReaderPositionsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
