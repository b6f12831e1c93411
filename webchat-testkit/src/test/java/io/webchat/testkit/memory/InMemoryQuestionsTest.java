package io.webchat.testkit.memory;

import io.webchat.testkit.questions.QuestionsContract;
import io.webchat.testkit.work.Store;

class InMemoryQuestionsTest implements QuestionsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
