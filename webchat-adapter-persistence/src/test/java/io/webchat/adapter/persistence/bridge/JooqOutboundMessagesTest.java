package io.webchat.adapter.persistence.bridge;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.bridge.OutboundMessagesContract;
import io.webchat.testkit.fixture.Store;

class JooqOutboundMessagesTest implements OutboundMessagesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
