package io.webchat.adapter.persistence;

import io.webchat.testkit.identity.LoginCodesContract;
import io.webchat.testkit.work.Store;

class JooqLoginCodesTest implements LoginCodesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
