package io.webchat.adapter.persistence;

import io.webchat.testkit.identity.AccountsContract;
import io.webchat.testkit.work.Store;

class JooqAccountsTest implements AccountsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
