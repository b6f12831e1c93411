package io.webchat.adapter.persistence.messaging;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.messaging.ConversationListContract;

class JooqConversationListTest implements ConversationListContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
