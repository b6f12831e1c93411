package io.webchat.adapter.persistence;

import io.webchat.testkit.messaging.MessagesContract;
import io.webchat.testkit.work.Store;

class JooqMessagesTest implements MessagesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
