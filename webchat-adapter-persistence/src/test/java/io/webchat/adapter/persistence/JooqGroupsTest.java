package io.webchat.adapter.persistence;

import io.webchat.testkit.groups.GroupsContract;
import io.webchat.testkit.work.Store;

class JooqGroupsTest implements GroupsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
