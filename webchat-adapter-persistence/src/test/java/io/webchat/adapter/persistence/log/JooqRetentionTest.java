package io.webchat.adapter.persistence.log;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.retention.RetentionContract;

class JooqRetentionTest implements RetentionContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
