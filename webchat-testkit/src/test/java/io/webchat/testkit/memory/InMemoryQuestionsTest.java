package io.webchat.testkit.memory;

import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.questions.QuestionsContract;

class InMemoryQuestionsTest implements QuestionsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
