package io.webchat.adapter.persistence.callbacks;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.callbacks.CallbacksContract;
import io.webchat.testkit.fixture.Store;

class JooqCallbacksTest implements CallbacksContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
