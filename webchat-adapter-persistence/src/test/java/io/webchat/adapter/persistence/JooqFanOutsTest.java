package io.webchat.adapter.persistence;

import io.webchat.testkit.groups.FanOutsContract;
import io.webchat.testkit.work.Store;

class JooqFanOutsTest implements FanOutsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
