package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.inbox.ReaderPositionsContract;

class InMemoryReaderPositionsTest implements ReaderPositionsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
