package io.webchat.adapter.persistence;

import io.webchat.testkit.messaging.MessageLogContract;
import io.webchat.testkit.work.Store;

class JooqMessageLogTest implements MessageLogContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
