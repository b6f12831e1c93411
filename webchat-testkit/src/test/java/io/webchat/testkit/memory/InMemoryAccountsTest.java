package io.webchat.testkit.memory;

import io.webchat.testkit.identity.AccountsContract;
import io.webchat.testkit.work.Store;

class InMemoryAccountsTest implements AccountsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
