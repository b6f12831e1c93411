package io.webchat.adapter.persistence;

import io.webchat.testkit.safety.SafetyContract;
import io.webchat.testkit.work.Store;

class JooqSafetyTest implements SafetyContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
