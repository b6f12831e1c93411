package io.webchat.testkit.memory;

import io.webchat.testkit.safety.SafetyContract;
import io.webchat.testkit.work.Store;

class InMemorySafetyTest implements SafetyContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
