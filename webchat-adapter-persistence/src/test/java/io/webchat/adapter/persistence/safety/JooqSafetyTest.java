package io.webchat.adapter.persistence.safety;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.safety.SafetyContract;

class JooqSafetyTest implements SafetyContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
