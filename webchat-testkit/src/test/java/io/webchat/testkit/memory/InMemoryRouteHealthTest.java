package io.webchat.testkit.memory;

import io.webchat.testkit.bridge.RouteHealthContract;
import io.webchat.testkit.fixture.Store;

class InMemoryRouteHealthTest implements RouteHealthContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
