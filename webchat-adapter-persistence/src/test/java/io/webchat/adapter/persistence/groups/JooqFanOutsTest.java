package io.webchat.adapter.persistence.groups;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.groups.FanOutsContract;

class JooqFanOutsTest implements FanOutsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
