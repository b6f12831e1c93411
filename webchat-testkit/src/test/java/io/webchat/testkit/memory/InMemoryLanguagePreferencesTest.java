package io.webchat.testkit.memory;

import io.webchat.testkit.language.LanguagePreferencesContract;
import io.webchat.testkit.work.Store;

class InMemoryLanguagePreferencesTest implements LanguagePreferencesContract {
    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
