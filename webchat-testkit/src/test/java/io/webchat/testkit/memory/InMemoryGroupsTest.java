package io.webchat.testkit.memory;

import io.webchat.testkit.groups.GroupsContract;
import io.webchat.testkit.work.Store;

class InMemoryGroupsTest implements GroupsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
