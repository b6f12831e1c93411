package io.webchat.adapter.persistence;

import io.webchat.testkit.messaging.ConversationListContract;
import io.webchat.testkit.work.Store;

class JooqConversationListTest implements ConversationListContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
