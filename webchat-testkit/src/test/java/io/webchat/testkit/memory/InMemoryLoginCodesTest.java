package io.webchat.testkit.memory;

import io.webchat.testkit.identity.LoginCodesContract;
import io.webchat.testkit.work.Store;

class InMemoryLoginCodesTest implements LoginCodesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
