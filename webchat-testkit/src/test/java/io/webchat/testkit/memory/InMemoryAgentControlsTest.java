package io.webchat.testkit.memory;

import io.webchat.testkit.agents.AgentControlsContract;
import io.webchat.testkit.fixture.Store;

class InMemoryAgentControlsTest implements AgentControlsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
