package io.webchat.adapter.persistence.groups;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.groups.GroupsContract;

class JooqGroupsTest implements GroupsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
