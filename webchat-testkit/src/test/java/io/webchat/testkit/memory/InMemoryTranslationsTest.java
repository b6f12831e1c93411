package io.webchat.testkit.memory;

import io.webchat.testkit.language.TranslationsContract;
import io.webchat.testkit.work.Store;

class InMemoryTranslationsTest implements TranslationsContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
