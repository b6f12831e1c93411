package io.webchat.adapter.persistence.calls;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.calls.CallsContract;
import io.webchat.testkit.fixture.Store;

class JooqCallsTest implements CallsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
