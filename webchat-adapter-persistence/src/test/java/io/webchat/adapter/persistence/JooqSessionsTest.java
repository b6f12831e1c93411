package io.webchat.adapter.persistence;

import io.webchat.testkit.identity.SessionsContract;
import io.webchat.testkit.work.Store;

class JooqSessionsTest implements SessionsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
