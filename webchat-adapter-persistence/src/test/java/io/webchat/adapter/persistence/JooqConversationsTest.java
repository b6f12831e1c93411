package io.webchat.adapter.persistence;

import io.webchat.testkit.messaging.ConversationsContract;
import io.webchat.testkit.work.Store;

class JooqConversationsTest implements ConversationsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
