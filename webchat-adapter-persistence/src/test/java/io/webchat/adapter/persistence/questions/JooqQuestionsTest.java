package io.webchat.adapter.persistence.questions;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.questions.QuestionsContract;

class JooqQuestionsTest implements QuestionsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
