package io.webchat.adapter.persistence;

import io.webchat.testkit.messaging.MessageSearchContract;
import io.webchat.testkit.work.Store;

class JooqMessageSearchTest implements MessageSearchContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
