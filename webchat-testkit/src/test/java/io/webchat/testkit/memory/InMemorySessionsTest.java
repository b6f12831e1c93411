package io.webchat.testkit.memory;

import io.webchat.testkit.identity.SessionsContract;
import io.webchat.testkit.work.Store;

class InMemorySessionsTest implements SessionsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
