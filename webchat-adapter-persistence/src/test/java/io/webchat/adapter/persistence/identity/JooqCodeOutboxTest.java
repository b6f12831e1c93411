package io.webchat.adapter.persistence.identity;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.identity.CodeOutboxContract;

class JooqCodeOutboxTest implements CodeOutboxContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
