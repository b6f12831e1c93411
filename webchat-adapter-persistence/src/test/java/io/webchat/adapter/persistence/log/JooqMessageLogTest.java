package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.messaging.MessageLogContract;

class JooqMessageLogTest implements MessageLogContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
