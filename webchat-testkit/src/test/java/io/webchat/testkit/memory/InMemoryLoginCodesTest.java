package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.identity.LoginCodesContract;

class InMemoryLoginCodesTest implements LoginCodesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
