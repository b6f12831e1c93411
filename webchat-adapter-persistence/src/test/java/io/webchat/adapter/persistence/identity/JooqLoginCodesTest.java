package io.webchat.adapter.persistence.identity;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.identity.LoginCodesContract;

class JooqLoginCodesTest implements LoginCodesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
