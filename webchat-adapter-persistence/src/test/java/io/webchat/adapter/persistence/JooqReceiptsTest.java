package io.webchat.adapter.persistence;

import io.webchat.testkit.messaging.ReceiptsContract;
import io.webchat.testkit.work.Store;

class JooqReceiptsTest implements ReceiptsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
