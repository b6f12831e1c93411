package io.webchat.adapter.persistence;

import io.webchat.testkit.inbox.InboxesContract;
import io.webchat.testkit.work.Store;

class JooqInboxesTest implements InboxesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
