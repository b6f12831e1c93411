package io.webchat.adapter.persistence.bridge;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.bridge.RouteHealthContract;
import io.webchat.testkit.fixture.Store;

class JooqRouteHealthTest implements RouteHealthContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
