package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.identity.AccountsContract;

class InMemoryAccountsTest implements AccountsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
