package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.inbox.ReaderPositionsContract;

class JooqReaderPositionsTest implements ReaderPositionsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
