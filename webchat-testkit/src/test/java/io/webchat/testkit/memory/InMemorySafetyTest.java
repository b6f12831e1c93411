package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.safety.SafetyContract;

class InMemorySafetyTest implements SafetyContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
