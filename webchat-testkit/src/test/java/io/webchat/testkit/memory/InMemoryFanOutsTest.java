package io.webchat.testkit.memory;

import io.webchat.testkit.groups.FanOutsContract;
import io.webchat.testkit.work.Store;

class InMemoryFanOutsTest implements FanOutsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
