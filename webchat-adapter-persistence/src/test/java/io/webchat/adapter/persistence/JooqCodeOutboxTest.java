package io.webchat.adapter.persistence;

import io.webchat.testkit.identity.CodeOutboxContract;
import io.webchat.testkit.work.Store;

class JooqCodeOutboxTest implements CodeOutboxContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
