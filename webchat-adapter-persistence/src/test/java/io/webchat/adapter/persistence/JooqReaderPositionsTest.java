package io.webchat.adapter.persistence;

import io.webchat.testkit.inbox.ReaderPositionsContract;
import io.webchat.testkit.work.Store;

class JooqReaderPositionsTest implements ReaderPositionsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
