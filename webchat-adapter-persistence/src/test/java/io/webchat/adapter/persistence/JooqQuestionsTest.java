package io.webchat.adapter.persistence;

import io.webchat.testkit.questions.QuestionsContract;
import io.webchat.testkit.work.Store;

class JooqQuestionsTest implements QuestionsContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}
