package io.webchat.adapter.persistence.agents;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.agents.AgentControlsContract;
import io.webchat.testkit.fixture.Store;

class JooqAgentControlsTest implements AgentControlsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
