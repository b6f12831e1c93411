package io.webchat.adapter.persistence;

import io.webchat.testkit.retention.RetentionContract;
import io.webchat.testkit.work.Store;

class JooqRetentionTest implements RetentionContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
