package io.webchat.testkit.memory;

import io.webchat.testkit.directory.DirectoryContract;
import io.webchat.testkit.fixture.Store;

class InMemoryDirectoryTest implements DirectoryContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
